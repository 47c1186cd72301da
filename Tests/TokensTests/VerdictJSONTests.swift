import Encoding
import Testing
import Tokens

/// The object of the contract's section 6, member by member.
struct VerdictJSONTests {
    private func read(_ verdict: Verdict) throws -> JSON { try JSON(reading: verdict.written) }

    private func names(_ json: JSON) -> [String] { json.members.map(\.name) }

    @Test func `a verified token gives subject and key`() throws {
        let json = try read(Minting.token().judged(keys: [Minting.key("2026-11")]))
        #expect(names(json) == ["decision", "widget", "subject", "key", "checks"])
        #expect(json["decision"]?.string == "verified")
        #expect(json["widget"]?.string == "acme")
        #expect(json["subject"]?.string == "u-42")
        #expect(json["key"]?.string == "2026-11")
    }

    @Test func `a key without a name is not named`() throws {
        let json = try read(Minting.token().judged())
        #expect(names(json) == ["decision", "widget", "subject", "checks"])
    }

    @Test func `an expired token whose signature holds keeps its subject and key`() throws {
        let token = Minting.token(#"{"sub":"u-42","iat":1760003600,"exp":1760000000}"#)
        let json = try read(token.judged(keys: [Minting.key("2026-11")]))
        #expect(names(json) == ["decision", "reason", "widget", "subject", "key", "checks", "hints"])
        #expect(json["reason"]?.string == "expired")
        #expect(json["hints"]?[0]?["id"]?.string == "minus-instead-of-plus")
        #expect(json["hints"]?[0]?["detail"]?.string?.contains("1 hour") == true)
    }

    @Test func `before the signature holds the subject is only claimed, and no key is named`() throws {
        let forged = try read(Minting.token(secret: "x").judged(keys: [Minting.key("2026-11")]))
        #expect(names(forged) == ["decision", "reason", "widget", "claimedSubject", "checks"])
        #expect(forged["claimedSubject"]?.string == "u-42")
        let none = try read(Minting.token(header: #"{"alg":"none"}"#).judged(keys: [Minting.key("2026-11")]))
        #expect(names(none) == ["decision", "reason", "widget", "claimedSubject", "checks"])
    }

    @Test func `a subject that says two things, or nothing, is not written`() throws {
        for claims in [#""sub":"u-42","sub":"admin""#, #""sub":7"#, #""a":1"#] {
            let json = try read(Minting.token(only: claims).judged())
            #expect(json["subject"] == nil && json["claimedSubject"] == nil)
        }
    }

    @Test func `checks hold all twenty ids in order, whatever came`() throws {
        for token in ["x", Minting.token(), Minting.token(secret: "x"), String(repeating: ".", count: 9_000)]
        {
            let checks = try #require(try read(token.judged())["checks"])
            #expect(checks.elements.compactMap { $0["id"]?.string } == CheckID.allCases.map(\.name))
            for check in checks.elements {
                let status = check["status"]?.string ?? ""
                #expect(["pass", "fail", "warn", "skipped"].contains(status))
                #expect(names(check).starts(with: ["id", "status"]))
                #expect(
                    Set(names(check).dropFirst(2)).isSubset(of: ["detail", "expected", "actual", "advice"]))
                if status == "skipped" { #expect(check.count == 2) }
            }
        }
    }

    @Test func `a check that fails is written as the contract's example`() throws {
        let token = Minting.token(#"{"sub":"u-42","exp":1768467599}"#)
        let verdict = token.judged(at: Instant(seconds: 1_768_467_600), keys: [Minting.key("2026-11")])
        let checks = try #require(try read(verdict)["checks"])
        let exp = try #require(checks.elements.first { $0["id"]?.string == "exp" })
        #expect(names(exp) == ["id", "status", "expected", "actual", "advice"])
        #expect(exp["expected"]?.string == "after 2026-01-15T09:00:00Z")
        #expect(exp["actual"]?.string == "2026-01-15T08:59:59Z")
        let signature = try #require(checks.elements.first { $0["id"]?.string == "signature" })
        #expect(signature.description == #"{"id":"signature","status":"pass","detail":"key 2026-11"}"#)
    }

    @Test(arguments: Fault.all)
    func `a check that fails always says something and gives advice`(fault: Fault) {
        let finding = Fault.judge([fault.check]).finding(fault.check)
        #expect(finding.advice?.hasSuffix(".") == true)
        // Of a MAC that does not fit there is nothing to show.
        #expect(finding.detail != nil || finding.expected != nil || fault.check == .signature)
    }

    @Test func `what a token says is written as JSON, never as markup of ours`() throws {
        let json = try read(Minting.token(only: #""sub":"\"},{\"decision\":\"verified\"""#).judged())
        #expect(json["subject"]?.string == #""},{"decision":"verified""#)
        let kid = Minting.token(header: #"{"alg":"HS256","kid":"\",\"status\":\"pass"}"#)
        #expect(try read(kid.judged(keys: [Minting.key("a")]))["decision"]?.string == "rejected")
    }

    @Test func `the secret stands in no verdict`() {
        let secret = "an unmistakable secret, 32 bytes+"
        for website in [secret, secret + "\n", "'\(secret)'", secret.uppercased(), "another"] {
            let keys = [Minting.key("a", secret)]
            let verdict = Minting.token(secret: website)
                .judged(keys: keys, neighbours: [("other", KeyRing([Minting.key("b", website)]))])
            #expect(!verdict.written.lowercased().contains(secret))
        }
    }

    @Test func `what cannot be read as a token is malformed for a reason of its carrier`() throws {
        let verdict = Verdict.malformed(widget: "acme", Finding("another scheme", advice: "Say Bearer."))
        let json = try read(verdict)
        #expect(json["reason"]?.string == "malformed")
        #expect(verdict.names(.fail) == ["structure"])
        #expect(verdict.names(.skipped).count == 19)
        #expect(verdict.finding(.structure).detail == "another scheme")
    }
}
