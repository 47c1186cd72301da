package import Tokens

extension Widget {
    /// The verifier of this widget's tokens under the gateway's limits.
    package func verifier(limits: Limits) -> Verifier {
        Verifier(policy: policy(limits: limits), keys: keys)
    }

    /// What the widget asks of a token.
    package func policy(limits: Limits) -> VerificationPolicy {
        var policy = VerificationPolicy(widget: id)
        policy.leeway = leeway
        policy.maximumDepth = limits.depth
        policy.maximumMembers = limits.members
        switch platform {
        case .applied:
            policy.maximumBytes = limits.token ?? 8 * 1024
            policy.subject = .customer(
                maximumBytes: limits.subject, reservedPrefix: shopify == nil ? nil : "shopify:")
            policy.requiresExpiry = requiresExpiry
            policy.checksIssuedAt = checksIssuedAt
            policy.issuer = issuer
            policy.audience = audience
            policy.lifetime = maximumLifetime.map { VerificationPolicy.Lifetime(maximum: $0) }
        case .amazonConnect:
            // amazon-connect.md, sections 1.2 and 1.3: 6,144 bytes at two a character; ten minutes at most.
            policy.maximumBytes = limits.token ?? 3_072
            policy.subject = .widget(snippetID: connect?.snippetID)
            policy.requiresExpiry = true
            policy.requiresIssuedAt = true
            policy.lifetime = VerificationPolicy.Lifetime(
                maximum: .seconds(600), tolerance: max(.seconds(2), leeway), alsoFromClock: true)
            policy.checksAttributes = true
        }
        return policy
    }
}
