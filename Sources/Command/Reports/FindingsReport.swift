import Tokens

/// A list of findings, for a person: what failed first, then what is doubtful, then what held.
struct FindingsReport {
    /// One finding as a line of the report.
    struct Row {
        let id: String
        let status: CheckStatus
        let detail: String
        let advice: String
    }

    /// Whether nothing failed.
    let passed: Bool
    /// What was looked at: a URL or a file.
    let subject: String
    /// How much of it there was, such as `3 calls`.
    let amount: String
    let rows: [Row]
    /// Letters of the longest name.
    let nameWidth: Int
    let ink: Ink

    private static let width = 80

    var text: String { ([headline, ""] + lines).joined(separator: "\n") }

    private var headline: String {
        let failed = rows.count { $0.status == .fail }
        let doubtful = rows.count { $0.status == .warn }
        let words = [
            amount, failed > 0 ? "\(failed) failed" : nil,
            doubtful > 0 ? "\(doubtful) warning\(doubtful == 1 ? "" : "s")" : nil,
        ].compactMap { $0 }.joined(separator: ", ")
        let mark = passed ? ink.good("✓ passed") : ink.bad("✗ failed")
        return "\(mark)  \(words)\n  \(Printable.cut(subject, to: Self.width - 2))"
    }

    private var lines: [String] {
        let order: [CheckStatus] = [.fail, .warn, .pass, .skipped]
        let sorted = order.flatMap { status in rows.filter { $0.status == status } }
        return sorted.enumerated().flatMap { number, row in
            // What helps against several findings in a row is said once, behind the last of them.
            let isRepeated = sorted.dropFirst(number + 1).first?.advice == row.advice
            return lines(row, advice: isRepeated ? "" : row.advice)
        }
    }

    private func lines(_ row: Row, advice: String) -> [String] {
        let details = wrapped(row.detail)
        let first = "  \(ink.mark(row.status)) \(Help.padded(row.id, nameWidth)) " + (details.first ?? "")
        return [first] + details.dropFirst().map { indent + $0 }
            + wrapped(advice).map { indent + ink.faint($0) }
    }

    private var indent: String { String(repeating: " ", count: nameWidth + 5) }

    private func wrapped(_ text: String) -> [String] {
        let room = Self.width - indent.count
        return Wrapping.lines(Printable.text(text), width: room).map { Printable.cut($0, to: room) }
    }
}
