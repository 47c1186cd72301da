import Encoding
import Tokens

/// The findings as JUnit XML: one test case a finding, in the form that CI servers read.
package struct JUnitReport {
    private let report: EndpointReport

    /// The form of a report.
    package init(_ report: EndpointReport) { self.report = report }

    /// The whole document, UTF-8.
    package var text: String {
        let failures = report.findings.count { $0.status == .fail }
        let skipped = report.findings.count { $0.status == .skipped }
        let counts = "tests=\"\(report.findings.count)\" failures=\"\(failures)\" errors=\"0\""
        let suite = "name=\"chatgate check \(XMLText.escaped(report.url))\" \(counts) skipped=\"\(skipped)\""
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites \(counts)>
            <testsuite \(suite)>
            \(report.findings.map(Self.testCase).joined(separator: "\n"))
            </testsuite>
            </testsuites>

            """
    }

    private static func testCase(_ finding: EndpointFinding) -> String {
        let start = "<testcase classname=\"chatgate.check\" name=\"\(XMLText.escaped(finding.id))\""
        let detail = XMLText.escaped(finding.detail)
        let advice = XMLText.escaped(finding.advice)
        switch finding.status {
        case .pass: return "\(start)><system-out>\(detail)</system-out></testcase>"
        case .fail: return "\(start)><failure message=\"\(detail)\">\(advice)</failure></testcase>"
        case .skipped: return "\(start)><skipped message=\"\(detail)\"/></testcase>"
        case .warn: return "\(start)><system-out>warning: \(detail) \(advice)</system-out></testcase>"
        }
    }
}
