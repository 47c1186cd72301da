import Encoding

/// What tokens of one widget are held against; shared by every verification, so that none copies it.
final class TokenRules: Sendable {
    let policy: VerificationPolicy
    let keys: KeyRing
    /// How header and payload are read.
    let json: JSONRules

    init(policy: VerificationPolicy, keys: KeyRing) {
        self.policy = policy
        self.keys = keys
        json = policy.rules
    }
}
