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
        let suite = "name=\"chatgate check \(Self.escaped(report.url))\" \(counts) skipped=\"\(skipped)\""
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
        let start = "<testcase classname=\"chatgate.check\" name=\"\(escaped(finding.id))\""
        let detail = escaped(finding.detail)
        let advice = escaped(finding.advice)
        switch finding.status {
        case .pass: return "\(start)><system-out>\(detail)</system-out></testcase>"
        case .fail: return "\(start)><failure message=\"\(detail)\">\(advice)</failure></testcase>"
        case .skipped: return "\(start)><skipped message=\"\(detail)\"/></testcase>"
        case .warn: return "\(start)><system-out>warning: \(detail) \(advice)</system-out></testcase>"
        }
    }

    /// XML 1.0 §2.2 and §2.4: what has a meaning is escaped, what no document may hold is replaced.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\t", "\n", "\r": out += "&#\(scalar.value);"
            case "\u{0}"..."\u{1F}", "\u{FFFE}"..."\u{FFFF}": out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
