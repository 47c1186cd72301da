import Probe
import Tokens

/// What `check` found, for a person: what failed first, then what is doubtful, then what held.
struct CheckReport {
    let report: EndpointReport
    let ink: Ink

    private static let width = 80
    private static let indent = String(repeating: " ", count: 20)

    var text: String { ([headline, ""] + findings).joined(separator: "\n") }

    private var headline: String {
        let url = Printable.cut(report.url, to: Self.width - 2)
        let failed = report.findings.count { $0.status == .fail }
        let doubtful = report.findings.count { $0.status == .warn }
        let words = [
            "\(report.calls) call\(report.calls == 1 ? "" : "s")",
            failed > 0 ? "\(failed) failed" : nil,
            doubtful > 0 ? "\(doubtful) warning\(doubtful == 1 ? "" : "s")" : nil,
        ].compactMap { $0 }.joined(separator: ", ")
        let mark = report.passed ? ink.good("✓ passed") : ink.bad("✗ failed")
        return "\(mark)  \(words)\n  \(url)"
    }

    private var findings: [String] {
        let order: [CheckStatus] = [.fail, .warn, .pass, .skipped]
        return order.flatMap { status in report.findings.filter { $0.status == status }.flatMap(lines) }
    }

    private func lines(_ finding: EndpointFinding) -> [String] {
        let details = wrapped(finding.detail)
        let advice = wrapped(finding.advice)
        let start = "  \(mark(finding.status)) \(Help.padded(finding.id, 15)) "
        let first = start + (details.first ?? "")
        return [first] + details.dropFirst().map { Self.indent + $0 }
            + advice.map { Self.indent + ink.faint($0) }
    }

    private func wrapped(_ text: String) -> [String] {
        Wrapping.lines(Printable.text(text), width: Self.width - Self.indent.count).map {
            Printable.cut($0, to: Self.width - Self.indent.count)
        }
    }

    private func mark(_ status: CheckStatus) -> String {
        switch status {
        case .pass: ink.good("✓")
        case .fail: ink.bad("✗")
        case .warn: ink.doubtful("!")
        case .skipped: ink.faint("·")
        }
    }
}
