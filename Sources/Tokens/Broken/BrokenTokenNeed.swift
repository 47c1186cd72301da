/// What a widget must have so that a broken token shows: a platform, or a setting by its configured name.
package enum BrokenTokenNeed: String, CaseIterable, Sendable {
    /// Nothing: every widget refuses it.
    case nothing = "-"
    /// The platform whose `sub` is the widget, and whose attributes are checked.
    case amazonConnect = "amazon-connect"
    /// Tokens without `exp` are refused; always so on amazon-connect.
    case requireExp
    /// An `iat` in the future is refused.
    case checkIat
    /// An issuer is configured.
    case issuer
    /// An audience is configured.
    case audience
    /// A ceiling on the lifetime; on amazon-connect always ten minutes.
    case maxLifetime
    /// A Shopify app, whose customers have a prefix of their own.
    case shopify
    /// Keys with ids, as the configuration gives them; a key that came by a flag has none.
    case keyIDs = "key-ids"

    /// Whether this widget has it.
    package func isMet(by verifier: Verifier) -> Bool {
        let policy = verifier.policy
        return switch self {
        case .nothing: true
        case .amazonConnect: policy.isOfWidget
        case .requireExp: policy.requiresExpiry
        case .checkIat: policy.checksIssuedAt
        case .issuer: policy.issuer != nil
        case .audience: policy.audience != nil
        case .maxLifetime: policy.lifetime != nil
        case .shopify: policy.reservedPrefix != nil
        case .keyIDs: verifier.keys.isNamed
        }
    }
}

extension VerificationPolicy {
    /// Whether `sub` is the widget, and not a customer.
    var isOfWidget: Bool {
        if case .widget = subject { true } else { false }
    }

    /// The beginning of `sub` that belongs to another kind of credential; nil where there is none.
    var reservedPrefix: String? {
        if case .customer(_, let prefix) = subject { prefix } else { nil }
    }

    /// The longest `sub`, in bytes.
    var maximumSubjectBytes: Int {
        if case .customer(let bytes, _) = subject { bytes } else { 255 }
    }
}
