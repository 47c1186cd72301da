import Encoding
import HTTP
import Support
import Testing
import Tokens

@testable import Probe

/// What is found in pages; `Fixtures/pages` holds the pages and, beside each, all that must be said of it.
@Suite struct `what is found in a page` {
    @Test(arguments: PageFixture.all)
    func `a page's findings are as its file says`(_ page: PageFixture) throws {
        let found = try page.inspected()
        #expect(found.findings.map(\.line) == page.expected)
        #expect(found.passed == !page.expected.contains { $0.hasPrefix("fail ") })
        for finding in found.findings where finding.status != .pass && finding.status != .skipped {
            #expect(!finding.advice.isEmpty, "\(finding.id)")
        }
    }

    @Test func `every file of findings has its page, and there are many`() {
        let names = Repository.fixtures(in: "pages", ending: ".findings").map { $0.dropLast(9) }
        #expect(names == Repository.fixtures(in: "pages", ending: ".html").map { $0.dropLast(5) })
        #expect(names.count >= 50)
    }

    @Test func `every rule has a name and a sentence, and is seen to complain`() {
        #expect(Set(PageCheck.all.map(\.id)).count == PageCheck.all.count)
        for check in PageCheck.all { #expect(check.holds.hasSuffix("."), "\(check.id)") }
        let complaints = PageFixture.all.flatMap(\.expected).filter {
            $0.hasPrefix("fail ") || $0.hasPrefix("warn ")
        }
        let seen = Set(complaints.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) })
        // What is too much for a page is too much for a file here; see the tests of hostile pages.
        #expect(seen == Set(PageCheck.all.map(\.id)).subtracting(["limits"]))
    }

    @Test(arguments: PageFixture.all)
    func `neither a token nor a secret is shown`(_ page: PageFixture) throws {
        let found = try page.inspected()
        var writer = JSONWriter()
        found.write(to: &writer)
        let said = found.findings.map { $0.detail + $0.advice }.joined()
        for shown in [String(decoding: writer.bytes, as: UTF8.self), said] {
            #expect(!shown.contains("eyJ"), "\(shown)")
            for secret in [PageFixture.applied, PageFixture.connect] {
                #expect(!shown.contains(secret))
                #expect(!shown.lowercased().contains(Hex.encodedString(Array(secret.utf8))))
                let groups = Array(secret.utf8.prefix(secret.utf8.count / 3 * 3))
                #expect(!shown.contains(Base64.encodedString(groups)))
            }
        }
    }

    @Test func `the report as JSON has the members of a check's`() throws {
        let page = try #require(PageFixture.all.first { $0.name == "metadata-stripped" })
        var writer = JSONWriter()
        try page.inspected().write(to: &writer)
        let json = try JSON(reading: writer.bytes)
        #expect(json.members.map(\.name) == ["passed", "page", "verdicts", "findings"])
        #expect(json["verdicts"]?[0]?["decision"]?.string == "verified")
        let finding = try #require(json["findings"]?.elements.first { $0["id"]?.string == "metadata" })
        #expect(finding.members.map(\.name) == ["id", "status", "place", "detail", "advice"])
        #expect(finding["place"]?.string == "5:238")
    }

    @Test func `a secret is found in every spelling, and each place is told once`() throws {
        let text = #"a&b"c<d>e'f, long"#
        let secret = try #require(KnownSecret(name: "k", secret: Array(text.utf8)))
        let html = "a&amp;b&quot;c&lt;d&gt;e&#39;f, long"
        let page = "\(text) \(html) \(Hex.encodedString(Array(text.utf8)))"
        let places = secret.places(in: Array(page.utf8), atMost: 5)
        #expect(places.map(\.place) == [0, text.utf8.count + 1, text.utf8.count + html.utf8.count + 2])
        #expect(places.map(\.words) == ["as it is", "as it is, escaped for HTML", "in hexadecimal"])
        let many = secret.places(in: Array(String(repeating: text, count: 9).utf8), atMost: 5)
        #expect(many.map(\.place) == (0..<5).map { $0 * text.utf8.count })
    }

    @Test func `a token in the page's own URL is not repeated`() throws {
        let token = String(
            decoding: StrayToken.all(in: Self.page("verified"), outside: [], atMost: 1)[0].bytes,
            as: UTF8.self)
        let inspection = PageInspection(widgets: PageWidgets(chosen: nil, all: []), secrets: [])
        let found = inspection.inspect([], name: "http://127.0.0.1/?t=\(token)", at: PageFixture.now)
        #expect(found.name == "http://127.0.0.1/?t=(token)")
    }

    @Test func `a redirect to another origin is not followed, and its token not repeated`() throws {
        let key = SigningKey(id: nil, secret: Array(PageFixture.applied.utf8))
        let token = Signer.sign(Array(#"{"sub":"u-42"}"#.utf8), with: key)
        let site = FakeSite { (_, _) throws(ProbeFailure) in
            Response(
                status: Status(code: 302),
                fields: [ResponseField("Location", "https://login.example/\(token)?back=1#\(token)")])
        }
        let inspection = PageInspection(widgets: PageWidgets(chosen: nil, all: []), secrets: [])
        let url = try #require(ProbeURL("http://127.0.0.1/"))
        let found = try inspection.fetch(ProbeRequest(url: url), at: nil, through: site.exchange)
        let status = try #require(found.findings.first { $0.id == "status" })
        #expect(status.detail == "status 302, to `https://login.example/(token)`")
        #expect(site.asked.count == 1)
    }

    @Test func `a page is judged when it has come, so a fresh token is not from the future`() throws {
        let site = FakeSite { (_, site) throws(ProbeFailure) in
            let claims = #"{"sub":"u-42","iat":\#(site.seconds + 1),"exp":\#(site.seconds + 60)}"#
            let key = SigningKey(id: nil, secret: Array(PageFixture.applied.utf8))
            let token = Signer.sign(Array(claims.utf8), with: key)
            return Response(
                status: .ok,
                body: Array("<applied-chat agent-id=a contact-context-token=\(token)></applied-chat>".utf8))
        }
        site.pace = .seconds(2)
        let verifier = Verifier(
            policy: VerificationPolicy(widget: "a"),
            keys: KeyRing([SigningKey(id: nil, secret: Array(PageFixture.applied.utf8))]))
        let widget = PageWidget(id: "a", kind: .element, needsToken: false, isStrict: false) {
            verifier.explain($0, at: $1)
        }
        let inspection = PageInspection(widgets: PageWidgets(chosen: widget, all: []), secrets: [])
        let url = try #require(ProbeURL("http://127.0.0.1/"))
        let found = try inspection.fetch(ProbeRequest(url: url), at: nil, through: site.exchange)
        #expect(found.findings.first { $0.id == "token" }?.status == .pass)
    }

    private static func page(_ name: String) -> [UInt8] { Repository.fixture("pages/\(name).html") }
}
