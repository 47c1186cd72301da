import Encoding
import Testing
import Tokens

/// The claims beside `attributes`: types, lengths and spelling (amazon-connect.md, section 1.2).
struct ConnectClaimTests {
    private static let widget = "5b3f7c1e-6f0a-4a52-9d5b-0d6a1f3c2b10"

    private static func verdict(_ claim: String) -> Verdict {
        let head = #""sub":"\#(widget)","iat":1760000000,"exp":1760000500"#
        return Minting.token("{\(head),\(claim)}").judged(at: Instant(milliseconds: 1_760_000_000_000)) {
            $0.widget = widget
            $0.maximumBytes = 1 << 20
            $0.subject = .widget(snippetID: nil)
            $0.requiresExpiry = true
            $0.requiresIssuedAt = true
            $0.checksAttributes = true
        }
    }

    private static func segment(_ value: String) -> String {
        verdict(#""segmentAttributes":{"a":\#(value)}"#).outcome
    }

    private static func letters(_ count: Int) -> String { String(repeating: "é", count: count) }

    @Test(arguments: [
        "{}", #"{"ValueString":""}"#, #"{"ValueInteger":-7}"#, #"{"ValueArn":"arn:x"}"#,
        #"{"ValueMap":{"b":{"ValueList":[{"ValueString":"c"},{}]}}}"#, #"{"ValueList":[]}"#,
        #"{"unknown":[1]}"#,
    ])
    func `a segment attribute is an object of typed values`(value: String) {
        #expect(Self.segment(value) == "verified")
    }

    @Test(arguments: [
        #""x""#, "7", "null", "[]", #"{"ValueString":7}"#, #"{"ValueString":null}"#,
        #"{"ValueInteger":"7"}"#, #"{"ValueInteger":1.5}"#, #"{"ValueArn":{}}"#, #"{"ValueMap":[]}"#,
        #"{"ValueMap":{"b":"c"}}"#, #"{"ValueMap":{"":{}}}"#, #"{"ValueList":{}}"#,
        #"{"ValueList":["x"]}"#, #"{"ValueList":[{},{"ValueMap":{"b":{"ValueString":[]}}}]}"#,
    ])
    func `a segment attribute of another shape is refused`(value: String) {
        #expect(Self.segment(value) == "attributes")
    }

    @Test func `names and strings of segment attributes have a length in characters`() {
        let named = { Self.verdict(#""segmentAttributes":{"\#(Self.letters($0))":{}}"#).outcome }
        #expect(named(1) == "verified" && named(128) == "verified")
        #expect(named(0) == "attributes" && named(129) == "attributes")
        let text = { Self.segment(#"{"ValueString":"\#(Self.letters($0))"}"#) }
        #expect(text(1_024) == "verified" && text(1_025) == "attributes")
    }

    @Test(arguments: [
        (#""profileKeys":{}"#, true), (#""profileKeys":{"_email":"a","_phone":""}"#, true),
        (#""profileKeys":{"_email":1}"#, false), (#""profileKeys":{"a":"b","c":null}"#, false),
        (#""profileKeys":"_email""#, false), (#""profileKeysOperator":"AND""#, true),
        (#""profileKeysOperator":"OR""#, true), (#""profileKeysOperator":"XOR""#, false),
        (#""profileKeysOperator":"and""#, false), (#""profileKeysOperator":7"#, false),
        (#""profileKeysOperator":null"#, false),
    ])
    func `profile keys are strings, their operator is one of two words`(claim: String, holds: Bool) {
        #expect(Self.verdict(claim).outcome == (holds ? "verified" : "attributes"), "\(claim)")
    }

    @Test(arguments: [
        ("CustomerId", "customerId"), ("relatedContactID", "relatedContactId"),
        ("SegmentAttributes", "segmentAttributes"), ("profilekeys", "profileKeys"),
        ("ProfileKeysOperator", "profileKeysOperator"),
    ])
    func `a claim in other letters is ignored, with a warning that names it`(name: String, claim: String) {
        let verdict = Self.verdict(#""\#(name)":7"#)
        #expect(verdict.outcome == "verified" && verdict.names(.warn) == ["attributes"])
        #expect(verdict.finding(.attributes).detail == "`\(name)` is ignored: the claim is `\(claim)`")
        #expect(verdict.hintIDs == ["claim-letter-case"])
        #expect(verdict.hints.first?.detail.contains("`\(claim)`") == true)
    }

    @Test func `a valueString beside no ValueString is ignored, with a warning`() {
        let alone = Self.verdict(#""segmentAttributes":{"connect:Subtype":{"valueString":"connect:Guide"}}"#)
        #expect(alone.outcome == "verified" && alone.names(.warn) == ["attributes"])
        #expect(alone.finding(.attributes).detail?.contains("`connect:Subtype`") == true)
        let both = Self.verdict(#""segmentAttributes":{"a":{"valueString":"b","ValueString":"c"}}"#)
        #expect(both.names(.warn).isEmpty)
    }

    @Test func `claims in their own letters, and others, give no warning`() {
        let claims = #""customerId":"c","profileKeys":{},"customer":1,"customerIdx":2,"profile_keys":3"#
        let verdict = Self.verdict(claims)
        #expect(verdict.outcome == "verified" && verdict.names(.warn).isEmpty && verdict.hintIDs.isEmpty)
    }
}
