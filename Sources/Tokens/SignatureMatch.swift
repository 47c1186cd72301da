import Encoding
import Hashing

/// What came of holding the signature against the widget's keys.
enum SignatureMatch: Sendable {
    /// The header, the key or a part does not allow it.
    case notComputed
    /// It holds under this key, which is taken now.
    case key(SigningKey)
    /// It holds, but the key's time is over.
    case retired(SigningKey)
    /// No key that the token may use makes it hold.
    case none

    /// Tries the key that the header names, or every key where it names none.
    ///
    /// Only a MAC that differs lets the next key be tried; whatever else is wrong with a token is final.
    init(_ signature: [UInt8], over input: Span<UInt8>, choice: KeyChoice, ring: KeyRing, now: Instant) {
        switch choice {
        case .refused: self = .notComputed
        case .named(let key): self = Self.matching([key], signature, input, now)
        case .any: self = Self.matching(ring.keys, signature, input, now)
        }
    }

    private static func matching(
        _ keys: [SigningKey], _ signature: [UInt8], _ input: Span<UInt8>, _ now: Instant
    ) -> SignatureMatch {
        // Constant time: `equals` looks at every byte, and a MAC of another length is no MAC (RFC 7515 §10).
        // An empty secret lets everybody in (CVE-2019-20933), so it verifies nothing, however it got here.
        var match = SignatureMatch.none
        for key in keys where !key.secret.isEmpty && key.mac.authenticate(input).equals(signature.span) {
            if !key.isRetired(at: now) { return .key(key) }
            // The same secret may stand under another name that is still taken.
            if case .none = match { match = .retired(key) }
        }
        return match
    }
}
