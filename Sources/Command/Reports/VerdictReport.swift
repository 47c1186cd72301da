import Chat
import Encoding
import Tokens

/// A verdict for a person: the answer first, then what to do, then all that was looked at.
struct VerdictReport {
    let verdict: Verdict
    let widget: Widget
    let token: [UInt8]
    let now: Instant
    /// The libraries that differ; nil where nobody asked.
    let comparison: [LibraryComparison]?
    let ink: Ink

    /// The terminal's width that every line keeps, and where the words of a check begin.
    private static let width = 80
    private static let indent = String(repeating: " ", count: 17)

    var text: String {
        ([headline] + hints + parts + checks + agent + libraries).joined(separator: "\n")
    }

    private var headline: String {
        switch verdict.decision {
        case .verified:
            ink.good("✓ verified") + (verdict.claimedSubject.map { "  \(Printable.cut($0, to: 60))" } ?? "")
        case .anonymous:
            ink.doubtful("– anonymous") + "  there is no token"
        case .rejected(let reason):
            ([ink.bad("✗ rejected: \(reason.rawValue)")]
                + Wrapping.lines(reason.sentence, width: Self.width - 2).map { "  " + $0 }).joined(
                    separator: "\n")
        }
    }

    // MARK: Hints

    private var hints: [String] {
        verdict.hints.flatMap { hint in
            bulleted(ink.doubtful("→"), Printable.text(hint.detail) + " (\(hint.id))")
                + (hint.repair?.lines.flatMap(repair) ?? [])
        }
    }

    /// One line of a repair under its hint, the language before it.
    private func repair(_ language: String, _ line: String) -> [String] {
        Wrapping.lines(line, width: Self.width - 14).enumerated().map { number, words in
            "      " + ink.faint(Help.padded(number == 0 ? language : "", 7)) + " " + words
        }
    }

    private func bulleted(_ mark: String, _ text: String) -> [String] {
        Wrapping.lines(text, width: Self.width - 4).enumerated()
            .map { ($0.offset == 0 ? "  \(mark) " : "    ") + $0.element }
    }

    // MARK: The token's parts

    private var parts: [String] {
        guard verdict.decision != .anonymous else { return [] }
        var lines = ["", ink.strong("Token")]
        if let header = verdict.header {
            lines.append("  header     \(Printable.cut(header.description, to: 66))")
        }
        if let claims = verdict.claims {
            for (index, member) in claims.json.members.enumerated() {
                lines.append("  \(index == 0 ? "claims   " : "         ")  \(claim(member))")
            }
        }
        lines.append("  signature  \(signature)")
        return lines
    }

    private func claim(_ member: JSONMember) -> String {
        let name = Help.padded(Printable.cut(member.name, to: 24), 8) + " "
        let room = Self.width - 13 - name.unicodeScalars.count
        guard ["exp", "nbf", "iat"].contains(member.name), let date = NumericDate(member.value) else {
            return name + Printable.cut(member.value.description, to: room)
        }
        let words = ClaimDate(name: member.name, date: date, now: now).words
        return name + Printable.cut(member.value.description, to: 18) + "  " + ink.faint(words)
    }

    /// The first characters alone: a signature is what makes a token worth stealing.
    private var signature: String {
        guard let dot = token.lastIndex(of: UInt8(ascii: ".")), dot + 1 < token.count else { return "(none)" }
        let start = String(decoding: token[(dot + 1)...].prefix(8), as: UTF8.self)
        return Printable.text(start) + "…" + (verdict.keyID.map { "  holds under key \($0)" } ?? "")
    }

    // MARK: Checks

    private var checks: [String] {
        guard verdict.decision != .anonymous else { return [] }
        return ["", ink.strong("Checks")]
            + verdict.reports.flatMap { report in
                let words = [
                    report.finding.detail, report.finding.expected.map { "expected \($0)" },
                    report.finding.actual.map { "came \($0)" },
                ].compactMap { $0 }.joined(separator: "; ")
                let advice = wrapped(report.finding.advice ?? "").map(ink.faint)
                let lines = wrapped(words) + advice
                let first =
                    "  \(ink.mark(report.status)) \(Help.padded(report.check.name, 11))  \(lines.first ?? "")"
                return [first.trimmingEnd] + lines.dropFirst().map { Self.indent + $0 }
            }
    }

    private func wrapped(_ text: String) -> [String] {
        Wrapping.lines(Printable.text(text), width: Self.width - Self.indent.count)
    }

    // MARK: The agent

    private var agent: [String] {
        switch verdict.decision {
        case .verified:
            var context = AgentContext()
            context.merge(widget.agentContext)
            if let claims = verdict.claims { context.merge(claims) }
            return ["", ink.strong("The agent is told")] + members(of: context)
        case .anonymous:
            return [
                "", ink.strong("The agent is told"),
                "  nothing that is verified; the page's own words count as untrusted",
            ]
        case .rejected:
            return widget.onBadToken == .anonymous
                ? ["", "The visitor would go on as anonymous: \"onBadToken\" is \"anonymous\"."] : []
        }
    }

    // MARK: The libraries

    private var libraries: [String] {
        guard let comparison else { return [] }
        let lines =
            if !LibraryComparison.canJudge(verdict) {
                ["Not compared: only a token whose signature holds is held against the libraries."]
            } else if comparison.isEmpty {
                ["By their defaults all libraries of the table judge it as this widget does."]
            } else {
                comparison.map(\.sentence)
            }
        return ["", ink.strong("Libraries")] + lines.flatMap { bulleted("·", Printable.text($0)) }
    }

    private func members(of context: AgentContext) -> [String] {
        guard let json = try? JSON(reading: context.json), json.count > 0 else {
            return ["  nothing beyond who the customer is"]
        }
        return json.members.map { "  \(claim($0))" }
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
