import Encoding
import Testing
import Tokens

/// Every likely mistake, made once and recognised by name.
struct HintTests {
    /// A mistake as it is made, and the name that it must get.
    struct Mistake: CustomTestStringConvertible, Sendable {
        let id: String
        let token: String
        var keys = [Minting.key("a")]
        /// Whether the mistake is in what the gateway is told, so that no website is to be changed.
        var isOurs = false
        var testDescription: String { id }
    }

    private static let secret = Minting.secret
    private static let token = Minting.token()

    static let mistakes = around + withKeys + withClaims

    private static let around = [
        Mistake(id: "bearer-prefix", token: "Bearer " + token),
        Mistake(id: "quotes", token: "\"\(token)\""),
        Mistake(id: "blank", token: token + "\n"),
        Mistake(id: "not-a-token", token: "[object Object]"),
        Mistake(id: "not-a-token", token: #"{"token":"\#(token)"}"#),
        Mistake(id: "standard-base64", token: token + "="),
    ]

    private static let withKeys = [
        Mistake(
            id: "key-base64-decoded", token: Minting.token(secret: "hello world!"),
            keys: key("aGVsbG8gd29ybGQh")),
        Mistake(id: "key-hex-decoded", token: Minting.token(secret: "hello"), keys: key("68656c6c6f")),
        Mistake(id: "key-newline", token: Minting.token(secret: secret + "\n")),
        Mistake(id: "key-newline", token: token, keys: key(secret + "\r\n"), isOurs: true),
        Mistake(id: "key-quoted", token: Minting.token(secret: "\"\(secret)\"")),
        Mistake(id: "key-quoted", token: Minting.token(secret: "'\(secret)'")),
        Mistake(id: "key-quoted", token: token, keys: key("'\(secret)'"), isOurs: true),
        Mistake(id: "key-blank", token: Minting.token(secret: secret + " ")),
        Mistake(id: "key-blank", token: Minting.token(secret: " " + secret)),
        Mistake(id: "key-blank", token: Minting.token(secret: " \(secret) ")),
        Mistake(id: "key-blank", token: token, keys: key("\t\(secret) "), isOurs: true),
        Mistake(id: "key-letter-case", token: Minting.token(secret: secret.uppercased())),
        Mistake(
            id: "other-key", token: Minting.token(header: #"{"alg":"HS256","kid":"b"}"#),
            keys: [Minting.key("b", "another"), Minting.key("a")]),
        Mistake(id: "other-key", token: Minting.token(secret: "of a neighbour")),
        Mistake(id: "retired-key", token: token, keys: [Minting.key("a", retiresAt: Minting.now)]),
        Mistake(id: "field-added-after-signing", token: Minting.added(#","plan":"pro""#)),
    ]

    private static let withClaims = [
        Mistake(id: "milliseconds", token: Minting.token(only: #""sub":"u","exp":1760003600000"#)),
        Mistake(id: "milliseconds", token: Minting.token(claims: #""nbf":1760000000000"#)),
        Mistake(id: "milliseconds", token: Minting.token(claims: #""iat":1760000000000.5"#)),
        Mistake(id: "seconds-as-string", token: Minting.token(only: #""sub":"u","exp":"1760003600""#)),
        Mistake(id: "seconds-as-string", token: Minting.token(claims: #""iat":"1760000000.5""#)),
        Mistake(
            id: "minus-instead-of-plus",
            token: Minting.token(only: #""sub":"u","iat":1760000000,"exp":1759996400"#)),
        Mistake(
            id: "local-time", token: Minting.token(only: #""sub":"u","iat":1760007230,"exp":1760010830"#)),
        Mistake(
            id: "local-time", token: Minting.token(only: #""sub":"u","iat":1759980199,"exp":1759983799"#)),
        Mistake(
            id: "lifetime-in-minutes",
            token: Minting.token(only: #""sub":"u","iat":1759999900,"exp":1759999960"#)),
        Mistake(
            id: "lifetime-in-minutes",
            token: Minting.token(only: #""sub":"u","iat":1759999990,"exp":1759999995"#)),
        Mistake(id: "number-subject", token: Minting.token(only: #""sub":42,"exp":1760003600"#)),
    ]

    private static func key(_ secret: String) -> [SigningKey] { [Minting.key("a", secret)] }

    private func judged(_ mistake: Mistake) -> Verdict {
        let neighbours = [
            (widget: "north", keys: KeyRing([Minting.key("n", "unrelated")])),
            (widget: "south", keys: KeyRing([Minting.key("s", "of a neighbour")])),
        ]
        return mistake.token.judged(keys: mistake.keys, neighbours: neighbours)
    }

    @Test(arguments: mistakes)
    func `a mistake is recognised, and nothing else is`(mistake: Mistake) {
        let verdict = judged(mistake)
        #expect(verdict.hintIDs == [mistake.id])
        for hint in verdict.hints {
            #expect(hint.detail.hasSuffix("."))
            #expect(hint.detail.utf8.count < 300)
            #expect((hint.repair == nil) == mistake.isOurs)
            // A language and a line stand beside each other in 80 columns, unless the line is wrapped.
            for (_, line) in hint.repair?.lines ?? [] { #expect((1...90).contains(line.count), "\(line)") }
        }
    }

    @Test func `every registered mistake is made here, or where its platform or its algorithm is`() {
        let made = Set(
            Self.mistakes.map(\.id) + ConnectHintTests.mistakes.map(\.id)
                + ["hs384-or-hs512", SubjectHintTests.id])
        #expect(made == Set(TokenHint.all.map(\.id)))
    }

    @Test func `a hint about a key changes no verdict`() {
        for mistake in Self.withKeys {
            let verdict = judged(mistake)
            #expect(verdict.reason == .signature)
            #expect(!verdict.signatureHeld)
        }
    }

    @Test func `the neighbour is named`() {
        let mistake = Mistake(id: "other-key", token: Minting.token(secret: "of a neighbour"))
        #expect(judged(mistake).hints.first?.detail.contains("key s of widget south") == true)
    }

    @Test func `a thousand keys of others are tried, and no more`() {
        let token = Minting.token(secret: "the last")
        for count in [999, 1_000] {
            let others = KeyRing((0..<count).map { Minting.key("\($0)", "secret \($0)") })
            let last = KeyRing([Minting.key("last", "the last")])
            let verdict = token.judged(neighbours: [("many", others), ("south", last)])
            #expect(verdict.hintIDs == (count < 1_000 ? ["other-key"] : []))
        }
    }

    @Test func `a forgery without a mistake gets no hint`() {
        #expect(Minting.token(secret: "whatever an attacker has").judged().hints.isEmpty)
        #expect(Minting.token(secret: "").judged(keys: [Minting.key("a", "\n")]).hints.isEmpty)
        #expect(Minting.token(secret: "").judged(keys: [Minting.key("a", "''")]).hints.isEmpty)
    }

    @Test func `five hundred good tokens give no hint`() {
        var random = Pseudorandom(state: 11)
        for _ in 0..<500 {
            let secret = random.word(32 + Int(random.next() % 32))
            let now = Int64(1_600_000_000 + random.next() % 1_000_000_000)
            let lifetime = Int64(1 + random.next() % 86_400)
            let dates = #""iat":\#(now),"exp":\#(now + lifetime)"#
            let claims = #""sub":"u\#(random.word(12))","x":"\#(random.word(40))",\#(dates)"#
            let verdict = Minting.token(only: claims, secret: secret)
                .judged(at: Instant(seconds: now), keys: [Minting.key("a", secret)])
            #expect(verdict.outcome == "verified", "\(claims)")
            #expect(verdict.hints.isEmpty, "\(claims)")
        }
    }
}
