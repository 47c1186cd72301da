package import Encoding
package import Tokens

/// What `check` has to say of an endpoint.
package struct EndpointReport: Sendable {
    /// The URL that was asked.
    package let url: String
    /// What the platform would say of each token, in the order of calls.
    package let verdicts: [Verdict]
    /// What was found, in the order of checks.
    package let findings: [EndpointFinding]
    /// How many calls there were.
    package let calls: Int
    private let redaction: Redaction

    init(
        url: String, verdicts: [Verdict], findings: [EndpointFinding], calls: Int, redaction: Redaction
    ) {
        self.url = redaction.text(url)
        self.verdicts = verdicts
        self.findings = findings
        self.calls = calls
        self.redaction = redaction
    }

    /// Whether nothing failed; a warning is no failure.
    package var passed: Bool { findings.allSatisfy { $0.status != .fail } }

    /// Writes the report as the contract's section 1 gives it.
    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("passed", passed)
        writer.member("url", url)
        writer.name("verdicts")
        writer.beginArray()
        for verdict in verdicts {
            var inner = JSONWriter()
            verdict.write(to: &inner)
            writer.rawBytes(redaction.bytes(inner.bytes))
        }
        writer.endArray()
        writer.name("findings")
        writer.beginArray()
        for finding in findings {
            writer.beginObject()
            writer.member("id", finding.id)
            writer.member("status", finding.status.rawValue)
            writer.member("detail", finding.detail)
            writer.member("advice", finding.advice)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}
