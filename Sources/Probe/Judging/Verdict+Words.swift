import Tokens

extension Verdict {
    /// What is to be said of a token that holds.
    var warnings: [(check: CheckID, finding: Finding)] { findings.filter { statuses[$0.check] == .warn } }

    /// The same without a missing `exp`, where a rule about lifetimes says it.
    var doubts: [(check: CheckID, finding: Finding)] {
        warnings.filter { doubt in
            if case .absent? = claims?.expiresAt, doubt.check == .exp { return false }
            return true
        }
    }

    /// ` Detail (name).` for each likely mistake.
    var mistakes: String { hints.map { " \($0.detail) (\($0.id))" }.joined() }

    /// What the website's developer does about a rejection.
    func advice(_ reason: Reason) -> String {
        findings.first { $0.check.reason == reason }?.finding.advice
            ?? "chatgate verify tells all that was checked of one token."
    }
}
