import Tokens

extension PageCheck {
    static let token = PageCheck("token", "The platform takes every token of the markup.") { observation in
        observation.elements.compactMap { element in
            guard let token = element.token, !token.isEmpty else { return nil }
            guard let verdict = element.verdict else {
                return withoutKey(
                    element, token, Verifier.ofNobody.verify(token, at: observation.now), observation)
            }
            return outcome(verdict, Placeholder.words(token), at: element.tokenPlace)
        }
    }

    /// What a verdict means for a token that stands in a page.
    static func outcome(_ verdict: Verdict, _ placeholder: String? = nil, at place: Int) -> Outcome {
        if let reason = verdict.reason {
            let what =
                placeholder.map { "the token is \($0)" } ?? "rejected: \(reason.rawValue). \(reason.sentence)"
            return .fail(place, what + verdict.mistakes, verdict.advice(reason))
        }
        if verdict.hints.isEmpty && verdict.warnings.isEmpty { return .pass(place, "verified") }
        let details = verdict.warnings.map { "\($0.check.name): \($0.finding.detail ?? "doubtful")" }
        return .warn(
            place, "verified, but \(details.joined(separator: "; "))\(verdict.mistakes)",
            verdict.warnings.compactMap(\.finding.advice).joined(separator: " "))
    }

    /// The reasons that come before the signature need no key (contract, section 6), and what has ended has
    /// ended whoever signed it.
    private static func withoutKey(
        _ element: JudgedElement, _ token: [UInt8], _ verdict: Verdict, _ observation: PageObservation
    ) -> Outcome {
        if let reason = verdict.reason, reason.precedesSignature {
            return outcome(verdict, Placeholder.words(token), at: element.tokenPlace)
        }
        if verdict.statuses[.exp] == .fail {
            return .fail(
                element.tokenPlace, "the token has expired, whoever signed it",
                "Render the page anew for every visitor, with a token that ends in the future.")
        }
        let id = element.agentID.map { " for agent-id \(observation.shown($0))" } ?? ""
        return .warn(
            element.tokenPlace, "the signature was not judged: no key is known\(id)",
            "Name the key: --widget ID of a configuration, or --platform applied with --secret-env NAME.")
    }
}

extension Verifier {
    /// A verifier without a key: for what can be said of a token all the same.
    fileprivate static let ofNobody = Verifier(policy: VerificationPolicy(widget: ""), keys: KeyRing([]))
}

extension Reason {
    /// Whether the reason needs no key and wins over `signature` (contract, section 6).
    fileprivate var precedesSignature: Bool {
        switch self {
        case .tooLarge, .malformed, .base64url, .algorithm, .crit, .type, .keyID: true
        default: false
        }
    }
}
