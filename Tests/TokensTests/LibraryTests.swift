import Encoding
import Testing
import Tokens

/// Where the verdict differs from the defaults of the libraries (identity.md, section 5.2).
struct LibraryTests {
    private static let names = [
        "jsonwebtoken (Node)", "PyJWT", "golang-jwt", "jose", "php-jwt", "ruby-jwt", "jsonwebtoken (Rust)",
    ]

    @Test(arguments: LibraryCase.all)
    func `each library differs as its line says, and no other does`(line: LibraryCase) {
        let lines = LibraryComparison.of(line.verdict, at: line.now)
        var differing: [String: String] = [:]
        for line in lines {
            differing[line.library] = (line.accepts ? "accepts" : "rejects") + ": " + line.because
        }
        #expect(differing == line.differing)
        #expect(lines.map(\.library) == Self.names.filter { differing[$0] != nil })
    }

    @Test(arguments: LibraryCase.all)
    func `a library accepts what is refused here, and refuses what is not`(line: LibraryCase) {
        let verdict = line.verdict
        #expect(LibraryComparison.canJudge(verdict))
        for line in LibraryComparison.of(verdict, at: line.now) {
            #expect(line.accepts == (verdict.decision != .verified))
            #expect(
                line.sentence == "\(line.library) \(line.accepts ? "accepts" : "rejects") it: \(line.because)"
            )
        }
    }

    @Test func `every library differs somewhere, in either way`() {
        #expect(LibraryCase.all.count >= 40)
        for name in Self.names {
            let said = LibraryCase.all.compactMap { $0.differing[name] }
            #expect(said.contains { $0.hasPrefix("accepts") }, "\(name)")
            #expect(said.contains { $0.hasPrefix("rejects") }, "\(name)")
        }
    }

    @Test func `without a signature that holds nothing is compared`() {
        let tokens = [
            Minting.token(secret: "another"), Minting.token(header: #"{"alg":"HS512"}"#), "a.b.c", "", ".",
            Minting.token("[]"), Minting.token() + "=",
        ]
        for token in tokens {
            #expect(!LibraryComparison.canJudge(token.judged()), "\(token)")
            #expect(LibraryComparison.of(token.judged(), at: Minting.now) == [], "\(token)")
        }
        let retired = Minting.token(claims: #""aud":"x""#).judged(
            keys: [Minting.key("a", retiresAt: Instant(seconds: 0))])
        #expect(LibraryComparison.of(retired, at: Minting.now) == [])
    }

    @Test func `a logout is known to none of them`() {
        let lines = LibraryComparison.of(Minting.token().judged(revoked: true), at: Minting.now)
        #expect(lines.map(\.library) == Self.names)
        #expect(lines.allSatisfy { $0.accepts && $0.because == "it does not know of the logout" })
    }

    @Test func `the comparison is a member of the verdict only where it is asked for`() throws {
        let verdict = Minting.token(only: #""sub":42,"exp":1759999990"#).judged()
        #expect(try JSON(reading: verdict.written)["comparison"] == nil)
        for comparison in [LibraryComparison.of(verdict, at: Minting.now), []] {
            var writer = JSONWriter()
            verdict.write(to: &writer, comparison: comparison)
            let json = try JSON(reading: writer.bytes)
            #expect(json.members.map(\.name).last == "comparison")
            #expect(json["comparison"]?.count == comparison.count)
            guard let line = json["comparison"]?[0] else { continue }
            #expect(line.members.map(\.name) == ["library", "verdict", "because"])
            #expect(line["library"]?.string == "jsonwebtoken (Rust)")
            #expect(line["verdict"]?.string == "accepts")
        }
    }

    @Test func `no claims stop a comparison`() {
        let values = [
            "1e400", "-1e400", "-1.7e308", "1e308", "\"\"", "\"-\"", "\" \"", "\"1e5\"",
            "\"99999999999999999999\"",
            "\"nan\"", "\"inf\"", "{}", "[]", "null", "false", "0", "\"+5\"", "\"--5\"",
        ]
        for value in values {
            let claims = #""sub":"u","exp":\#(value),"nbf":\#(value),"iat":\#(value),"aud":\#(value)"#
            for now in [Int64.min, 0, Int64.max] {
                let instant = Instant(milliseconds: now)
                let verdict = Minting.token(only: claims).judged(at: instant)
                #expect(LibraryComparison.of(verdict, at: instant).count <= Self.names.count)
            }
        }
    }
}
