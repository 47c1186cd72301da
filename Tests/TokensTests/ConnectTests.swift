import Encoding
import Testing
import Tokens

/// The rules of amazon-connect: contract, section 4; amazon-connect.md, sections 1.2 to 1.4.
struct ConnectTests {
    private static let widget = "5b3f7c1e-6f0a-4a52-9d5b-0d6a1f3c2b10"
    private static let dates = #""iat":1760000000,"exp":1760000500"#

    private static func verdict(_ claims: String, at milliseconds: Int64 = 1_760_000_000_000) -> Verdict {
        Minting.token("{\(claims)}").judged(at: Instant(milliseconds: milliseconds)) { policy in
            policy.widget = widget
            policy.maximumBytes = 3_072
            policy.subject = .widget(snippetID: "demo-snippet")
            policy.requiresExpiry = true
            policy.requiresIssuedAt = true
            policy.lifetime = VerificationPolicy.Lifetime(
                maximum: .seconds(600), tolerance: .seconds(2), alsoFromClock: true)
            policy.checksAttributes = true
        }
    }

    private static func outcome(_ claims: String, at milliseconds: Int64 = 1_760_000_000_000) -> String {
        verdict(#""sub":"\#(widget)","# + claims, at: milliseconds).outcome
    }

    private static func attributes(_ value: String) -> String { outcome(dates + #","attributes":\#(value)"#) }

    @Test func `sub is the widget, and the advice names the mistake`() {
        #expect(Self.outcome(Self.dates) == "verified")
        for sub in ["demo-snippet", "u-42", Self.widget.uppercased(), Self.widget + " ", "{\(Self.widget)}"] {
            let verdict = Self.verdict(#""sub":"\#(sub)","# + Self.dates)
            #expect(verdict.outcome == "subject", "\(sub)")
            #expect(verdict.finding(.sub).advice?.contains("the widgetId, not the snippetId") == true)
        }
        let missing = Self.verdict(Self.dates)
        #expect(missing.outcome == "missing-claim")
        #expect(missing.finding(.required).advice?.contains("the widgetId, not the snippetId") == true)
    }

    @Test func `iat and exp are required`() {
        #expect(Self.outcome(#""exp":1760000500"#) == "missing-claim")
        #expect(Self.outcome(#""iat":1760000000"#) == "missing-claim")
        let neither = Self.verdict(#""sub":"\#(Self.widget)""#)
        #expect(neither.finding(.required).detail == "`iat`, `exp` are missing")
    }

    @Test(arguments: [
        (0, 600.0, "verified"), (0, 602, "verified"), (0, 602.001, "lifetime"), (0, 603, "lifetime"),
        (-100, 500, "verified"), (-100, 503, "lifetime"), (-602, 0.5, "lifetime"), (-600, 0.5, "verified"),
        (2, 602, "verified"), (3, 603, "lifetime"), (100, 700, "lifetime"), (0.25, 600.25, "verified"),
    ])
    func `ten minutes count from iat and from the clock, two seconds forgiven`(
        iat: Double, exp: Double, outcome: String
    ) {
        let claims = #""iat":\#(1_760_000_000 + iat),"exp":\#(1_760_000_000 + exp)"#
        #expect(Self.outcome(claims) == outcome, "\(claims)")
    }

    @Test func `six hundred seconds hold at every fraction of a second`() {
        for milliseconds in 0..<1_000 as Range<Int64> {
            let fraction = String(1_000 + milliseconds).dropFirst()
            let claims = #""iat":1760000000.\#(fraction),"exp":1760000600.\#(fraction)"#
            #expect(Self.outcome(claims, at: 1_760_000_000_000 + milliseconds) == "verified", "\(claims)")
        }
    }

    @Test(arguments: [
        "{}", #"{"a":"b"}"#, #"{"a":""}"#, #"{"Order-Id_7":"12345","b":"é\u0000"}"#,
    ])
    func `attributes are string to string`(value: String) {
        #expect(Self.attributes(value) == "verified")
    }

    @Test(arguments: [
        "7", "null", "[]", #""a""#, #"{"a":7}"#, #"{"a":true}"#, #"{"a":null}"#, #"{"a":{}}"#,
        #"{"a":["b"]}"#,
        #"{"":"b"}"#, #"{"a b":"c"}"#, #"{"a.b":"c"}"#, #"{"é":"c"}"#, #"{"a:b":"c"}"#, #"{"a\u0000":"c"}"#,
        #"{"a":"b","c":1}"#,
    ])
    func `attributes of another shape are refused`(value: String) {
        #expect(Self.attributes(value) == "attributes")
    }

    @Test func `an attribute that stands twice is a duplicate`() {
        #expect(Self.attributes(#"{"a":"b","a":"c"}"#) == "duplicate-member")
    }

    @Test func `attributes have a size in bytes`() {
        func outcome(_ attributes: String) -> String {
            Minting.token("{\(Self.dates),\"sub\":\"w\",\"attributes\":\(attributes)}").outcome { policy in
                policy.maximumBytes = 1 << 20
                policy.checksAttributes = true
            }
        }
        let text = { (count: Int) in String(repeating: "a", count: count) }
        #expect(outcome(#"{"a":"\#(text(32_767))"}"#) == "verified")
        #expect(outcome(#"{"a":"\#(text(32_768))"}"#) == "attributes")
        #expect(outcome(#"{"ab":"\#(text(32_767))"}"#) == "attributes")
        #expect(outcome(#"{"a":"\#(text(16_383))","b":"\#(text(16_383))"}"#) == "verified")
        #expect(outcome(#"{"a":"\#(text(16_383))","b":"\#(text(16_384))"}"#) == "attributes")
        #expect(outcome(#"{"\#(text(32_767))":"a"}"#) == "verified")
        #expect(outcome(#"{"\#(text(32_768))":""}"#) == "attributes")
    }

    @Test func `attributes in other letters are ignored, with a warning`() {
        let verdict = Self.verdict(#""sub":"\#(Self.widget)",\#(Self.dates),"Attributes":7"#)
        #expect(verdict.outcome == "verified")
        #expect(verdict.names(.warn) == ["attributes"])
    }

    @Test(arguments: [
        (#""customerId":"c-7""#, true), (#""customerId":"""#, false), (#""customerId":7"#, false),
        (#""customerId":null"#, false), (#""relatedContactId":"x""#, true),
        (#""relatedContactId":{}"#, false),
        (#""segmentAttributes":{"connect:Subtype":{"ValueString":"connect:Guide"}}"#, true),
        (#""segmentAttributes":"x""#, false), (#""profileKeys":{"_email":"a@b.c"}"#, true),
        (#""profileKeys":[]"#, false), (#""anything":{"else":[1]}"#, true),
    ])
    func `the claims beside attributes have their types`(claim: String, holds: Bool) {
        #expect(Self.outcome(Self.dates + "," + claim) == (holds ? "verified" : "attributes"))
    }

    @Test(arguments: [("customerId", 128), ("relatedContactId", 256)])
    func `ids have a length in characters`(name: String, longest: Int) {
        let claim = { (count: Int) in #","\#(name)":"\#(String(repeating: "é", count: count))""# }
        #expect(Self.outcome(Self.dates + claim(longest)) == "verified")
        #expect(Self.outcome(Self.dates + claim(longest + 1)) == "attributes")
    }

    @Test func `three thousand and seventy-two characters are the end`() {
        let token = { (count: Int) in
            Self.outcome(Self.dates + #","attributes":{"a":"\#(String(repeating: "a", count: count))"}"#)
        }
        #expect(token(2_000) == "verified")
        #expect(token(2_400) == "too-large")
    }

    @Test func `on applied attributes are a claim like any other`() {
        #expect(Minting.token(claims: #""attributes":7,"customerId":7"#).outcome() == "verified")
    }

    @Test func `a customer's id may not begin like another kind of credential`() {
        let outcome = { (sub: String, prefix: String?) in
            Minting.token(only: #""sub":"\#(sub)","exp":1760003600"#).outcome {
                $0.subject = .customer(maximumBytes: 255, reservedPrefix: prefix)
            }
        }
        #expect(outcome("shopify:demo.myshopify.com:7", "shopify:") == "subject")
        #expect(outcome("shopify:", "shopify:") == "subject")
        #expect(outcome("sh\\u006fpify:x", "shopify:") == "subject")
        #expect(outcome("shopify:x", nil) == "verified")
        #expect(outcome("Shopify:x", "shopify:") == "verified")
        #expect(outcome("shopify", "shopify:") == "verified")
    }
}
