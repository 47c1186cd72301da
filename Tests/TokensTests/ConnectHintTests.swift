import Encoding
import Testing
import Tokens

/// The mistakes that only amazon-connect knows (amazon-connect.md, sections 1.2, 1.4 and 8.1).
struct ConnectHintTests {
    private static let widget = "5b3f7c1e-6f0a-4a52-9d5b-0d6a1f3c2b10"
    private static let head = #""sub":"\#(widget)","iat":1760000000,"exp":1760000300"#

    /// A mistake as it is made, and a word that its hint must say.
    struct Mistake: CustomTestStringConvertible, Sendable {
        let id: String
        let claims: String
        let word: String
        var testDescription: String { id }
    }

    static let mistakes = [
        sub("snippet-subject", "demo-snippet", "snippetId"),
        sub("subject-letter-case", widget.uppercased(), "letter case"),
        Mistake(
            id: "attributes-letter-case", claims: head + #","Attributes":{"a":"b"}"#, word: "`Attributes`"),
        Mistake(id: "attributes-letter-case", claims: head + #","ATTRIBUTES":7"#, word: "`ATTRIBUTES`"),
        Mistake(id: "claim-letter-case", claims: head + #","CustomerId":"c-7""#, word: "`customerId`"),
        attributes(
            "attributes-nested", #"{"a":"b","order":{"id":"7"},"x":{}}"#, "`attributes.order` is object"),
        attributes("attributes-nested", #"{"tags":["a"]}"#, "`attributes.tags` is array"),
        attributes(
            "attributes-not-string", #"{"a":"b","seats":5,"vip":true}"#, "`attributes.seats` is number"),
        attributes("attributes-not-string", #"{"vip":true}"#, "`attributes.vip` is bool"),
        attributes("attributes-not-string", #"{"plan":null}"#, "`attributes.plan` is null"),
    ]

    private static func sub(_ id: String, _ subject: String, _ word: String) -> Mistake {
        Mistake(id: id, claims: #""sub":"\#(subject)","iat":1760000000,"exp":1760000300"#, word: word)
    }

    private static func attributes(_ id: String, _ value: String, _ word: String) -> Mistake {
        Mistake(id: id, claims: head + #","attributes":\#(value)"#, word: word)
    }

    private static func verdict(
        _ claims: String, secret: String = Minting.secret, now: Instant = Minting.now,
        widget: String = ConnectHintTests.widget, snippet: String? = "demo-snippet"
    ) -> Verdict {
        Minting.token(only: claims, secret: secret).judged(at: now, keys: [Minting.key("a", secret)]) {
            $0.widget = widget
            $0.subject = .widget(snippetID: snippet)
            $0.requiresExpiry = true
            $0.requiresIssuedAt = true
            $0.lifetime = VerificationPolicy.Lifetime(
                maximum: .seconds(600), tolerance: .seconds(2), alsoFromClock: true)
            $0.checksAttributes = true
        }
    }

    @Test(arguments: mistakes)
    func `a mistake is recognised, and nothing else is`(mistake: Mistake) {
        let hints = Self.verdict(mistake.claims).hints
        #expect(hints.map(\.id) == [mistake.id])
        #expect(hints.first?.detail.contains(mistake.word) == true, "\(hints)")
        #expect(hints.first?.repair != nil)
    }

    @Test func `two mistakes are both named`() {
        let claims = Self.head + #","attributes":{"a":1,"b":{}}"#
        #expect(Self.verdict(claims).hintIDs == ["attributes-nested", "attributes-not-string"])
    }

    @Test func `a subject that is neither is not explained`() {
        for subject in ["u-42", Self.widget + " ", "", "demo-snippets"] {
            let claims = #""sub":"\#(subject)","iat":1760000000,"exp":1760000300"#
            #expect(Self.verdict(claims).hintIDs == [], "\(subject)")
        }
        let unnamed = Self.verdict(#""sub":"demo-snippet","iat":1760000000,"exp":1760000300"#, snippet: nil)
        #expect(unnamed.hintIDs == [])
        // What an unknown snippet's id is compared with must not be an empty `sub`.
        let empty = Self.verdict(#""sub":"","iat":1760000000,"exp":1760000300"#, snippet: "")
        #expect(empty.hintIDs == [])
    }

    @Test func `a widget whose id is also the snippet's is no mistake`() {
        #expect(Self.verdict(Self.head, snippet: Self.widget).hintIDs == [])
    }

    @Test func `on applied none of these is a mistake`() {
        for mistake in Self.mistakes { #expect(Minting.token(only: mistake.claims).judged().hintIDs == []) }
    }

    @Test func `five hundred good tokens give no hint`() {
        var random = Pseudorandom(state: 12)
        for _ in 0..<500 {
            let secret = random.word(44)
            let widget = random.word(8) + "x" + random.word(8)
            let now = Int64(1_600_000_000 + random.next() % 1_000_000_000)
            let dates = #""iat":\#(now),"exp":\#(now + 1 + Int64(random.next() % 600))"#
            let attributes = #""plan":"\#(random.word(20))","Attributes":"\#(random.next())""#
            let claims = #""sub":"\#(widget)",\#(dates),"attributes":{\#(attributes)},"customerId":"c""#
            let verdict = Self.verdict(
                claims, secret: secret, now: Instant(seconds: now), widget: widget, snippet: "demo-snippet")
            #expect(verdict.outcome == "verified", "\(claims)")
            #expect(verdict.hintIDs == [], "\(claims)")
        }
    }
}
