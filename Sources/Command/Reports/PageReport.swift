import Encoding
import Probe
import Tokens

/// What `verify --html` found, for a person: what failed first, then what is doubtful, then what held.
struct PageReport {
    let page: InspectedPage
    let ink: Ink

    private static let width = 80
    private static let indent = String(repeating: " ", count: 24)

    var text: String { ([headline, ""] + findings).joined(separator: "\n") }

    private var headline: String {
        let failed = page.findings.count { $0.status == .fail }
        let doubtful = page.findings.count { $0.status == .warn }
        let words = [
            "\(page.snippets) snippet\(page.snippets == 1 ? "" : "s")",
            failed > 0 ? "\(failed) failed" : nil,
            doubtful > 0 ? "\(doubtful) warning\(doubtful == 1 ? "" : "s")" : nil,
        ].compactMap { $0 }.joined(separator: ", ")
        let mark = page.passed ? ink.good("✓ passed") : ink.bad("✗ failed")
        return "\(mark)  \(words)\n  \(Printable.cut(page.name, to: Self.width - 2))"
    }

    private var findings: [String] {
        let order: [CheckStatus] = [.fail, .warn, .pass, .skipped]
        let sorted = order.flatMap { status in page.findings.filter { $0.status == status } }
        return sorted.enumerated().flatMap { number, finding in
            // What helps against several findings in a row is said once, behind the last of them.
            let isRepeated = sorted.dropFirst(number + 1).first?.advice == finding.advice
            return lines(finding, advice: isRepeated ? "" : finding.advice)
        }
    }

    private func lines(_ finding: PageFinding, advice: String) -> [String] {
        let place = finding.place.map { "at \($0.line):\($0.column): " } ?? ""
        let details = wrapped(place + finding.detail)
        let first = "  \(mark(finding.status)) \(Help.padded(finding.id, 19)) " + (details.first ?? "")
        return [first] + details.dropFirst().map { Self.indent + $0 }
            + wrapped(advice).map { Self.indent + ink.faint($0) }
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
