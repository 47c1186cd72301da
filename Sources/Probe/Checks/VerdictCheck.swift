import Tokens

extension EndpointCheck {
    static let verdict = EndpointCheck("verdict", "The platform takes every token.") { observation in
        let verdicts = observation.calls.compactMap(\.verdict)
        if verdicts.isEmpty {
            return observation.expectsRefusal ? nil : .skipped("there is no token to judge")
        }
        let rejected = verdicts.filter { $0.reason != nil }
        if let first = rejected.first, let reason = first.reason {
            let words = "\(observation.portion(rejected.count, of: verdicts.count, "token")) rejected"
            return .fail(
                "\(words): \(reason.rawValue). \(reason.sentence)\(mistakes(first.hints))",
                advice(first, reason))
        }
        let doubtful = verdicts.first { !$0.hints.isEmpty || !doubts($0).isEmpty }
        guard let doubtful else {
            return .pass("\(observation.portion(verdicts.count, of: verdicts.count, "token")) verified")
        }
        let details = doubts(doubtful).map { "\($0.check.name): \($0.finding.detail ?? "doubtful")" }
        return .warn(
            "verified, but \(details.joined(separator: "; "))\(mistakes(doubtful.hints))",
            doubts(doubtful).compactMap(\.finding.advice).joined(separator: " "))
    }

    /// What is to be said of a token that holds; a missing `exp` is for `lifetime` to say.
    private static func doubts(_ verdict: Verdict) -> [(check: CheckID, finding: Finding)] {
        verdict.findings.filter { doubt in
            if case .absent? = verdict.claims?.expiresAt, doubt.check == .exp { return false }
            return verdict.statuses[doubt.check] == .warn
        }
    }

    /// ` Detail (name).` for each likely mistake.
    private static func mistakes(_ hints: [Hint]) -> String {
        hints.map { " \($0.detail) (\($0.id))" }.joined()
    }

    private static func advice(_ verdict: Verdict, _ reason: Reason) -> String {
        let advice = verdict.findings.first { $0.check.reason == reason }?.finding.advice
        return advice ?? "chatgate verify tells all that was checked of one token."
    }
}
