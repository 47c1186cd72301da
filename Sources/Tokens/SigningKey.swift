package import Encoding
import Hashing

/// One shared secret of a widget.
package struct SigningKey: Sendable {
    /// The key's name, which a token's `kid` may give; nil for a key that came without one, by a flag.
    package let id: String?
    /// The secret's own bytes, never decoded.
    package let secret: [UInt8]
    /// When the key stops being taken; nil for a key that stays.
    package let retiresAt: Instant?
    let mac: HMACSHA256Key

    /// A key ready to verify: the MAC's two inner states are computed here, once.
    package init(id: String?, secret: [UInt8], retiresAt: Instant? = nil) {
        self.id = id
        self.secret = secret
        self.retiresAt = retiresAt
        mac = HMACSHA256Key(secret)
    }

    /// Whether the key is no longer taken at this instant.
    package func isRetired(at now: Instant) -> Bool {
        guard let retiresAt else { return false }
        return now >= retiresAt
    }

    /// The longest name of a key, in bytes.
    package static let longestName = 255

    /// Whether a token's `kid` may be this text: 1 to `longestName` bytes without control characters.
    ///
    /// `kid` is untrusted text (RFC 7515 §4.1.4): it is looked up, never used as anything else.
    package static func isName(_ text: String) -> Bool { text.isName(atMost: longestName) }

    /// The shortest secret for HS256, in bytes (RFC 7518 §3.2).
    package static let recommendedLength = 32
}
