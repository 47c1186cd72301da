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
                "\(words): \(reason.rawValue). \(reason.sentence)\(first.mistakes)",
                first.advice(reason))
        }
        let doubtful = verdicts.first { !$0.hints.isEmpty || !$0.doubts.isEmpty }
        guard let doubtful else {
            return .pass("\(observation.portion(verdicts.count, of: verdicts.count, "token")) verified")
        }
        let details = doubtful.doubts.map { "\($0.check.name): \($0.finding.detail ?? "doubtful")" }
        return .warn(
            "verified, but \(details.joined(separator: "; "))\(doubtful.mistakes)",
            doubtful.doubts.compactMap(\.finding.advice).joined(separator: " "))
    }
}
