package import Encoding

/// Verifies tokens for one widget: its policy and its keys.
package struct Verifier: Sendable {
    private let rules: TokenRules

    /// A verifier for a widget.
    package init(policy: VerificationPolicy, keys: KeyRing) {
        rules = TokenRules(policy: policy, keys: keys)
    }

    /// What the widget asks of a token.
    package var policy: VerificationPolicy { rules.policy }

    /// The widget's keys.
    package var keys: KeyRing { rules.keys }

    /// Judges a token at an instant: every check that can run does, and the verdict follows from their list.
    ///
    /// The bytes are taken as they came; an empty token is nobody's, decision `anonymous`.
    /// Whether a token was logged out is asked only of one whose signature holds.
    package func verify(
        _ token: [UInt8], at now: Instant, isRevoked: ((TokenFingerprint) -> Bool)? = nil
    ) -> Verdict {
        if token.isEmpty { return .anonymous(widget: rules.policy.widget) }
        return judge(Evidence(token: token, rules: rules, now: now, isRevoked: isRevoked))
    }

    /// Judges a token and names the likely mistakes of a rejected one, at a bounded number of further MACs.
    ///
    /// `surroundings` are what the website may have confused it with.
    package func explain(
        _ token: [UInt8], at now: Instant, in surroundings: Surroundings = Surroundings(),
        isRevoked: ((TokenFingerprint) -> Bool)? = nil
    ) -> Verdict {
        if token.isEmpty { return .anonymous(widget: rules.policy.widget) }
        let evidence = Evidence(token: token, rules: rules, now: now, isRevoked: isRevoked)
        var verdict = judge(evidence)
        verdict.hints = TokenHint.all.compactMap { $0.find(evidence, surroundings) }
        return verdict
    }

    private func judge(_ evidence: Evidence) -> Verdict {
        var results = CheckResults()
        for check in TokenCheck.all { results.note(check.judge(evidence), of: check.id) }
        return Verdict(evidence, statuses: results.statuses, findings: results.findings)
    }
}
