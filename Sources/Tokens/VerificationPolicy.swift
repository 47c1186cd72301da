import Encoding

/// What a widget asks of a token.
package struct VerificationPolicy: Sendable {
    /// Whom `sub` names.
    package enum SubjectRule: Sendable, Equatable {
        /// A customer, in at most so many bytes; a prefix that belongs to another kind of credential is
        /// refused.
        case customer(maximumBytes: Int, reservedPrefix: String?)
        /// The widget itself, as on amazon-connect; the snippet's id is what people put there by mistake.
        case widget(snippetID: String?)
    }

    /// A ceiling on how far away `exp` may be.
    package struct Lifetime: Sendable, Equatable {
        /// The longest time between `iat` and `exp`.
        package var maximum: Duration
        /// What is forgiven above it.
        package var tolerance: Duration
        /// Whether `exp` is held against the clock too, and not only where `iat` is absent.
        package var alsoFromClock: Bool

        /// A ceiling; no tolerance and only from `iat` unless said.
        package init(maximum: Duration, tolerance: Duration = .zero, alsoFromClock: Bool = false) {
            self.maximum = maximum
            self.tolerance = tolerance
            self.alsoFromClock = alsoFromClock
        }
    }

    /// The widget's id, which verdicts name.
    package var widget: String
    /// The longest token, in bytes.
    package var maximumBytes = 8 * 1024
    /// Whom `sub` names.
    package var subject = SubjectRule.customer(maximumBytes: 255, reservedPrefix: nil)
    /// How far the website's clock may differ from ours, either way.
    package var leeway = Duration.zero
    /// Whether a token without `exp` is refused.
    package var requiresExpiry = false
    /// Whether a token without `iat` is refused.
    package var requiresIssuedAt = false
    /// Whether an `iat` in the future is refused, not only warned about.
    package var checksIssuedAt = false
    /// What `iss` must be, byte for byte.
    package var issuer: String?
    /// What `aud` must hold, byte for byte.
    package var audience: String?
    /// How far away `exp` may be.
    package var lifetime: Lifetime?
    /// Whether Amazon Connect's claims are checked for their shapes.
    package var checksAttributes = false
    /// The deepest nesting of header and payload.
    package var maximumDepth = 64
    /// The most members of one object, and elements of one array.
    package var maximumMembers = 1_000

    /// The policy of a widget that asks for nothing beyond a subject.
    package init(widget: String) {
        self.widget = widget
    }

    var rules: JSONRules {
        var rules = JSONRules.strict
        rules.duplicates = .keep
        rules.maxDepth = maximumDepth
        rules.maxMembers = maximumMembers
        return rules
    }
}
