import Encoding
import Testing
import Tokens

/// Section C4 of identity.md, all but the dates: checks 55 to 65.
struct ClaimTests {
    private static let expiry = #","exp":1760003600}"#

    private static func outcome(sub: String) -> String {
        Minting.token(#"{"sub":\#(sub)\#(expiry)"#).outcome()
    }

    @Test func `check 55: a token without sub names nobody`() {
        let verdict = Minting.token(only: #""exp":1760003600"#).judged()
        #expect(verdict.outcome == "missing-claim")
        #expect(verdict.claimedSubject == nil)
        #expect(Minting.token(only: #""Sub":"u","exp":1760003600"#).outcome() == "missing-claim")
    }

    /// Registered names are lower case (RFC 7519 §10.1): what differs in case or blanks alone is a mistake.
    @Test(arguments: [
        ("Iat", true), ("EXP", true), (" exp", true), ("nbf ", true), ("i s s", true), ("   AUD  ", true),
        ("expx", false), ("exp\\u00e9", false), ("\\u00a0exp", false), ("ex", false), ("e", false),
        ("    ", false), ("exp expx", false), ("premiumexp", false), ("\\u0000exp", false),
    ])
    func `a custom claim that resembles a registered one is warned of`(name: String, warns: Bool) {
        let verdict = Minting.token(#"{"sub":"u","\#(name)":1\#(Self.expiry)"#).judged()
        #expect(verdict.outcome == "verified")
        #expect(verdict.statuses[.claimType] == (warns ? .warn : .pass))
    }

    @Test(arguments: ["42", "null", #""""#, "[]", "{}", "true", #"["u-42"]"#, "1.5"])
    func `check 56: sub is a string that is not empty`(value: String) {
        let verdict = Minting.token(#"{"sub":\#(value)\#(Self.expiry)"#).judged()
        #expect(verdict.outcome == "claim-type")
        #expect(verdict.finding(.claimType).detail?.contains("`sub`") == true)
        if value != #""""# { #expect(verdict.finding(.claimType).advice?.contains("as a string") == true) }
    }

    @Test(arguments: [
        #"" ""#, #""     ""#, #""\u00a0\u3000""#, #""\u0000""#, #""u\u0000-42""#, #""u-42\n""#,
        #""\u001b[31mu""#,
        #""u\u007f""#, #""u\u0085""#, #""u\u202e24""#, #""u\u200f""#, #""u\u2066x\u2069""#, #""u\u061c""#,
        #""u\u2028v""#,
    ])
    func `check 57: sub of blanks, control or direction characters is refused`(value: String) {
        #expect(Self.outcome(sub: value) == "subject")
    }

    @Test func `check 57: sub has a length in bytes`() {
        #expect(Self.outcome(sub: "\"" + String(repeating: "a", count: 255) + "\"") == "verified")
        #expect(Self.outcome(sub: "\"" + String(repeating: "a", count: 256) + "\"") == "subject")
        #expect(Self.outcome(sub: "\"" + String(repeating: "é", count: 127) + "\"") == "verified")
        #expect(Self.outcome(sub: "\"" + String(repeating: "é", count: 128) + "\"") == "subject")
        let long = Minting.token(#"{"sub":"\#(String(repeating: "a", count: 10_240))"\#(Self.expiry)"#)
        #expect(long.outcome() == "too-large")
        #expect(long.outcome { $0.maximumBytes = 65_536 } == "subject")
    }

    @Test func `check 58: two spellings of one letter are two customers`() {
        let composed = Minting.token(#"{"sub":"\u00e9"\#(Self.expiry)"#).judged()
        let decomposed = Minting.token(#"{"sub":"e\u0301"\#(Self.expiry)"#).judged()
        #expect(composed.outcome == "verified" && decomposed.outcome == "verified")
        #expect(composed.claimedSubject.map { Array($0.utf8) } == [0xC3, 0xA9])
        #expect(decomposed.claimedSubject.map { Array($0.utf8) } == [0x65, 0xCC, 0x81])
        #expect(composed.fingerprint != decomposed.fingerprint)
    }

    @Test func `check 59: letter case makes two customers, with a warning`() {
        let upper = Minting.token(#"{"sub":"User@X.com"\#(Self.expiry)"#).judged()
        let lower = Minting.token(#"{"sub":"user@x.com"\#(Self.expiry)"#).judged()
        #expect(upper.outcome == "verified" && lower.outcome == "verified")
        #expect(upper.names(.warn) == ["sub"])
        #expect(lower.names(.warn).isEmpty)
        #expect(upper.claimedSubject == "User@X.com")
        #expect(lower.claimedSubject == "user@x.com")
    }

    @Test(arguments: [
        #""sub":"u-42","sub":"admin""#, #""sub":"u-42","s\u0075b":"admin""#,
        #""sub":"u-42","plan":1,"plan":2"#,
        #""sub":"u-42","plan":1,"pl\u0061n":1"#, #""sub":"u-42","a":{"b":1,"b":2}"#,
        #""sub":"u","a":[{"b":1,"b":2}]"#,
        #""sub":"u-42","exp":1,"exp":9999999999"#, #""sub":"u-42","sub":"u-42","sub":"u-42""#,
        #""sub":7,"sub":"u-42""#,
    ])
    func `check 60: a member that stands twice is refused, in whatever spelling`(claims: String) {
        let verdict = Minting.token(only: claims).judged()
        #expect(verdict.outcome == "duplicate-member")
        #expect(verdict.names(.fail) == ["duplicates"])
        if claims.contains("admin") || claims.contains("7,") { #expect(verdict.claimedSubject == nil) }
    }

    @Test(arguments: [
        "[]", #""u-42""#, "42", "null", "true", " ", #"{"sub":"u-42"}x"#, #"{"sub":"u-42"}{}"#,
        #"{"sub":"u-42",}"#,
        #"{"sub":"u-42"/**/}"#, #"{"sub":"u-42"}//"#, "\u{FEFF}{\"sub\":\"u-42\"}", #"{"sub":"\ud800"}"#,
        #"{"sub":"\udc00\ud800"}"#, #"{'sub':'u-42'}"#, #"{"sub":"u-42"#, "{\"sub\":\"u\n42\"}",
        #"{"sub":NaN}"#,
        #"{"sub":"u-42","n":01}"#, #"{"sub":"u-42","n":+1}"#, #"{"sub":"u-42","n":Infinity}"#,
        #"{"sub":"\x41"}"#,
    ])
    func `check 61: a payload that is no strict JSON object is refused`(payload: String) {
        let verdict = Minting.token(payload).judged()
        #expect(verdict.outcome == "payload")
        #expect(verdict.names(.fail) == ["payload"])
        #expect(verdict.claims == nil)
    }

    @Test func `check 61: a payload in another encoding is refused`() {
        let text = Array(#"{"sub":"u-42"}"#.utf8)
        let little: [UInt8] = text.flatMap { [$0, 0] as [UInt8] }
        let big: [UInt8] = text.flatMap { [0, $0] as [UInt8] }
        let broken: [[UInt8]] = [
            [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xC3], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xF8, 0x88],
        ]
        let inside = broken.map { Array(#"{"sub":""#.utf8) + $0 + Array(#""}"#.utf8) }
        for bytes in inside + [little, big, [0xFF, 0xFE] + little] {
            #expect(Minting.token(bytes: bytes).outcome() == "payload")
        }
        #expect(Minting.token(bytes: []).outcome() == "malformed")
    }

    @Test(.timeLimit(.minutes(1)))
    func `check 62: a payload that is too complex is refused in bounded time`() {
        let deep = { (depth: Int) in
            #"{"sub":"u-42","a":"# + String(repeating: "[", count: depth)
                + String(repeating: "]", count: depth) + "}"
        }
        let wide = { (count: Int) in
            #"{"sub":"u-42""# + (0..<count).map { #","k\#($0)":1"# }.joined() + "}"
        }
        let outcome = { (payload: String) in Minting.token(payload).outcome { $0.maximumBytes = 1 << 20 } }
        #expect(outcome(deep(1_000)) == "payload")
        #expect(outcome(deep(100_000)) == "payload")
        #expect(outcome(wide(10_000)) == "payload")
        #expect(outcome(deep(63)) == "verified")
        #expect(outcome(deep(64)) == "payload")
        #expect(outcome(wide(999)) == "verified")
        #expect(outcome(wide(1_000)) == "payload")
    }

    @Test func `check 63: aud is compared where an audience is configured, and warned about where none is`() {
        let token = { (aud: String) in Minting.token(claims: #""aud":\#(aud)"#) }
        for aud in [#""chat""#, #"["chat"]"#, #"["other","chat"]"#, "[]"] {
            #expect(token(aud).judged().names(.warn) == ["aud"], "\(aud)")
            #expect(token(aud).outcome() == "verified")
        }
        let configured = { (aud: String) in token(aud).outcome { $0.audience = "chat" } }
        for aud in [#""chat""#, #"["chat"]"#, #"["other","chat"]"#, #""\u0063hat""#] {
            #expect(configured(aud) == "verified", "\(aud)")
        }
        for aud in [#""chat2""#, #""cha""#, #""Chat""#, #"["other"]"#, "[]", #""""#, #""chat ""#] {
            #expect(configured(aud) == "audience", "\(aud)")
        }
        for aud in ["7", #"["chat",7]"#, "null", #"{"chat":1}"#, #"[["chat"]]"#] {
            #expect(configured(aud) == "claim-type", "\(aud)")
            #expect(token(aud).outcome() == "claim-type", "\(aud)")
        }
        #expect(Minting.token().outcome { $0.audience = "chat" } == "audience")
    }

    @Test func `check 64: iss is compared byte for byte`() {
        let configured = { (iss: String) in
            Minting.token(claims: #""iss":\#(iss)"#).outcome { $0.issuer = "https://a.example" }
        }
        #expect(configured(#""https://a.example""#) == "verified")
        #expect(configured(#""https:\/\/a.example""#) == "verified")
        for iss in [
            #""https://a.example.evil""#, #""a.example""#, #""https://a.example/""#, #""https://A.example""#,
            #""""#,
        ] {
            #expect(configured(iss) == "issuer", "\(iss)")
        }
        #expect(configured("7") == "claim-type")
        #expect(configured(#"["https://a.example"]"#) == "claim-type")
        #expect(Minting.token().outcome { $0.issuer = "https://a.example" } == "issuer")
        #expect(Minting.token(claims: #""iss":"e\u0301""#).outcome { $0.issuer = "\u{E9}" } == "issuer")
    }

    @Test(arguments: ["7", "null", "[]", "true"])
    func `check 65: jti is a string`(value: String) {
        #expect(Minting.token(claims: #""jti":\#(value)"#).outcome() == "claim-type")
        #expect(Minting.token(claims: #""jti":"7""#).outcome() == "verified")
    }
}
