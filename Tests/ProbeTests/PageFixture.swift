import Encoding
import HTTP
import Support
import Testing
import Tokens

@testable import Probe

/// One page of `Fixtures/pages`, with what must be found in it.
///
/// A line of its `.findings` is `STATUS ID LINE:COLUMN DETAIL`, with `-` where there is no place, or it is
/// `given NAME VALUE`: `widget` names the chosen one, `url`, `header` and `status` tell of the answer that
/// brought the page, and `strict`, `needs-token` and `no-token-needed` change the widgets.
struct PageFixture: CustomTestStringConvertible, Sendable {
    static let applied = "chatgate-demo-applied-secret-0123456789"
    static let connect = "chatgate-demo-connect-secret-0123456789abcde"
    static let connectID = "00000000-0000-4000-8000-00000000c0de"
    /// Noon of the day on which the pages' tokens hold: 2026-01-15T12:00:00Z.
    static let now = Instant(seconds: 1_768_478_400)

    static let all: [PageFixture] = Repository.fixtures(in: "pages", ending: ".html").map {
        PageFixture(name: String($0.dropFirst("pages/".count).dropLast(".html".count)))
    }

    let name: String

    var testDescription: String { name }
    var bytes: [UInt8] { Repository.fixture("pages/\(name).html") }
    var lines: [String] { Repository.lines("pages/\(name).findings") }
    /// What must be found, line by line.
    var expected: [String] { lines.filter { !$0.hasPrefix("given ") } }

    /// What is given under a name; nil where nothing is.
    func given(_ name: String) -> String? {
        let start = "given \(name)"
        return lines.first { $0 == start || $0.hasPrefix(start + " ") }.map {
            String($0.dropFirst(start.count + 1))
        }
    }

    /// The page as it is found.
    func inspected() throws -> InspectedPage {
        let inspection = PageInspection(widgets: widgets, secrets: Self.secrets)
        guard let url = given("url") else { return inspection.inspect(bytes, name: name, at: Self.now) }
        let request = ProbeRequest(url: try #require(ProbeURL(url)))
        let site = FakeSite { (_, _) throws(ProbeFailure) in answer }
        return try inspection.fetch(request, at: Self.now, through: site.exchange)
    }

    private var answer: Response {
        let field = (given("header") ?? "").split(separator: ": ", maxSplits: 1).map(String.init)
        return Response(
            status: Status(code: given("status").flatMap { Int($0) } ?? 200),
            fields: field.count == 2 ? [ResponseField(field[0], field[1])] : [], body: bytes)
    }

    private var widgets: PageWidgets {
        let element = PageWidget(
            id: "demo-applied", kind: .element, needsToken: given("needs-token") != nil,
            isStrict: given("strict") != nil, verdict: Self.judge("demo-applied", Self.applied))
        let snippet = PageWidget(
            id: Self.connectID, kind: .snippet(snippetID: "demo-snippet"),
            needsToken: given("no-token-needed") == nil, isStrict: false,
            verdict: Self.judge(Self.connectID, Self.connect))
        let chosen = given("widget")
        return PageWidgets(
            chosen: [element, snippet].first { chosen == $0.id }, all: [element, snippet])
    }

    static let secrets = [
        KnownSecret(name: "key demo of widget demo-applied", secret: Array(applied.utf8)),
        KnownSecret(name: "key demo of widget \(connectID)", secret: Array(connect.utf8)),
    ].compactMap { $0 }

    private static func judge(_ widget: String, _ secret: String) -> @Sendable ([UInt8], Instant) -> Verdict {
        var policy = VerificationPolicy(widget: widget)
        if widget == connectID {
            policy.subject = .widget(snippetID: "demo-snippet")
            policy.requiresExpiry = true
            policy.lifetime = VerificationPolicy.Lifetime(
                maximum: .seconds(600), tolerance: .seconds(2), alsoFromClock: true)
        }
        let verifier = Verifier(policy: policy, keys: ring(secret))
        let (other, key) = widget == connectID ? ("demo-applied", applied) : (connectID, connect)
        let around = Surroundings(neighbours: [(widget: other, keys: ring(key))])
        return { verifier.explain($0, at: $1, in: around) }
    }

    private static func ring(_ secret: String) -> KeyRing {
        KeyRing([SigningKey(id: "demo", secret: Array(secret.utf8))])
    }
}

extension PageFinding {
    /// The finding as a fixture has it.
    var line: String {
        "\(status.rawValue) \(id) \(place.map { "\($0.line):\($0.column)" } ?? "-") \(detail)"
    }
}
