package import Encoding
package import Tokens

/// What `verify --html` has to say of a page.
package struct InspectedPage: Sendable {
    /// The file or URL.
    package let name: String
    /// How many snippets there are: chat elements, and hosted widgets of scripts.
    package let snippets: Int
    /// What the platform would say of each element's token, in the order of the page.
    package let verdicts: [Verdict]
    /// What was found, in the order of rules, then of the page.
    package let findings: [PageFinding]
    private let observation: PageObservation

    init(name: String, observation: PageObservation, findings: [PageFinding]) {
        let tokens = TokenShape.tokens(in: Array(name.utf8)).map { Array($0) }
        let bare = tokens.reduce(Array(name.utf8)) { KnownSecret.replacing($1, in: $0, by: "(token)") }
        self.name = observation.redacted(String(decoding: bare, as: UTF8.self))
        snippets =
            observation.elements.count + (observation.hasSnippet ? max(1, observation.loaders.count) : 0)
        verdicts = observation.elements.compactMap(\.verdict)
        self.findings = findings
        self.observation = observation
    }

    /// Whether nothing failed; a warning is no failure.
    package var passed: Bool { findings.allSatisfy { $0.status != .fail } }

    /// Writes the report in the form of `check`'s, with `page` for `url` and a finding's `place`.
    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("passed", passed)
        writer.member("page", name)
        writer.name("verdicts")
        writer.beginArray()
        for verdict in verdicts {
            var inner = JSONWriter()
            verdict.write(to: &inner)
            writer.rawBytes(observation.redacted(inner.bytes))
        }
        writer.endArray()
        writer.name("findings")
        writer.beginArray()
        for finding in findings { Self.write(finding, to: &writer) }
        writer.endArray()
        writer.endObject()
    }

    private static func write(_ finding: PageFinding, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", finding.id)
        writer.member("status", finding.status.rawValue)
        if let place = finding.place { writer.member("place", "\(place.line):\(place.column)") }
        writer.member("detail", finding.detail)
        writer.member("advice", finding.advice)
        writer.endObject()
    }
}
