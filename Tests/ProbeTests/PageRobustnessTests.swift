import Encoding
import Support
import Testing
import Tokens

@testable import Probe

/// Any bytes at all are taken, in bounded time and with a bounded report.
@Suite struct `hostile pages` {
    private static let pages = PageFixture.all.map(\.bytes)

    private static func inspect(_ bytes: [UInt8]) -> InspectedPage {
        let verifier = Verifier(
            policy: VerificationPolicy(widget: "w"),
            keys: KeyRing([SigningKey(id: nil, secret: Array(PageFixture.applied.utf8))]))
        let widget = PageWidget(id: "w", kind: .element, needsToken: false, isStrict: false) {
            verifier.explain($0, at: $1)
        }
        return PageInspection(
            widgets: PageWidgets(chosen: nil, all: [widget]), secrets: PageFixture.secrets
        ).inspect(bytes, name: "page", at: PageFixture.now)
    }

    @Test func `a page may end anywhere`() {
        for (name, step) in [("markup", 1), ("secrets", 5), ("connect-authenticate-wrong", 7)] {
            let page = Repository.fixture("pages/\(name).html")
            for end in stride(from: 0, through: page.count, by: step) {
                let found = Self.inspect(Array(page.prefix(end)))
                #expect(!found.findings.isEmpty)
                #expect(found.findings.allSatisfy { ($0.place?.line ?? 1) >= 1 })
            }
        }
    }

    @Test func `any byte may stand anywhere`() {
        var seed: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        let marks = Array("<>/!-='\"`&#;[]{}() \n\u{0}\\".utf8) + [0x80, 0xFF]
        for round in 0..<300 {
            var page = Self.pages[round % Self.pages.count]
            for _ in 0...next(12) {
                let place = next(page.count)
                switch next(3) {
                case 0: page[place] = marks[next(marks.count)]
                case 1: page.insert(marks[next(marks.count)], at: place)
                default: page.removeSubrange(place..<min(page.count, place + next(40)))
                }
                if page.isEmpty { page = [UInt8(ascii: "<")] }
            }
            let found = Self.inspect(page)
            #expect(found.findings.count < 200)
            let said = found.findings.map { $0.detail + $0.advice }.joined()
            #expect(!said.contains(PageFixture.applied) && !said.contains(PageFixture.connect))
        }
    }

    /// Each text, over and over, must cost what its length costs and not its square.
    @Test(arguments: [
        "<", "</", "<!--", "<!", "<a ", "<a b=\"", "<script>", "<script><!--<script>", "<applied-chat a ",
        "<applied-chat agent-id=x contact-context-token=eyJ.. x x>", "eyJ9.", "&#x65;", "amazon_connect('a',",
        "<script>amazon_connect('a', function</script>", "<script>/", "'", "`", "/*", "-->", "\n", "\u{0}",
        "<script>amazon_connect('authenticate', function(a) {", PageFixture.applied,
    ])
    func `repetition costs no more than length`(_ text: String) {
        var bytes = Array("<applied-chat agent-id=\"".utf8)
        for start in [[], bytes, Array("<script>".utf8)] {
            bytes = start
            while bytes.count < 40_000 { bytes += text.utf8 }
            let took = ProcessorTime.spent { #expect(Self.inspect(bytes).findings.count < 200) }
            #expect(took < .seconds(20))
        }
    }

    @Test func `what is not looked at is said`() {
        let element = "<applied-chat agent-id=w></applied-chat>"
        let calls = "<script>" + String(repeating: "amazon_connect('styles', 1);", count: 60) + "</script>"
        let tag = "<applied-chat " + (0..<200).map { "a\($0)" }.joined(separator: " ") + ">"
        let large = [UInt8](repeating: 0x20, count: PageLimits.bytes + 1)
        for (page, words) in [
            (Array(String(repeating: element, count: 60).utf8), "chat elements after the 50th"),
            (Array(calls.utf8), "calls of amazon_connect after the 50th"),
            (Array(tag.utf8), "attributes of one tag after the 100th"),
            (large, "what follows byte \(PageLimits.bytes)"),
        ] {
            let found = Self.inspect(page).findings
            #expect(found.contains { $0.id == "limits" && $0.detail.contains(words) }, "\(words)")
        }
    }

    @Test func `of many findings of a rule the failures stay`() {
        let warned = String(repeating: "<applied-chat agent-id=w></applied-chat>", count: 30)
        let found = Self.inspect(Array((warned + "<applied-chat></applied-chat>").utf8))
        let ids = found.findings.filter { $0.id == "agent-id" }
        #expect(ids.count == PageLimits.findings + 1)
        #expect(ids.first?.status == .fail)
        #expect(ids.last?.detail == "and 11 more")
        #expect(!found.passed)
    }
}
