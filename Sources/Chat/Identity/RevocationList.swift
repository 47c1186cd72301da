import Encoding
import Hashing
package import Tokens

/// The tokens that were logged out, per widget; none is ever forgotten.
package struct RevocationList: Sendable {
    private struct Place: Hashable {
        let widget: Int
        let prefix: UInt64
    }

    private var digests = ShardedDictionary<Place, [SHA256Digest]>()
    private var count = 0
    private let maximum: Int

    /// An empty list that takes so many tokens.
    package init(maximum: Int) {
        self.maximum = maximum
    }

    /// Whether nobody logged out yet.
    package var isEmpty: Bool { count == 0 }

    /// Whether a token was logged out; the digest is computed only where the signature's first bytes are
    /// known.
    package func contains(_ token: TokenFingerprint, widget: Int) -> Bool {
        if count == 0 { return false }
        guard let known = digests[Place(widget: widget, prefix: token.prefix)] else { return false }
        return known.contains(token.digest)
    }

    /// Whether a token is there or still fits.
    package func takes(_ token: TokenFingerprint, widget: Int) -> Bool {
        count < maximum || contains(token, widget: widget)
    }

    /// Remembers a token; nothing happens where the list is full.
    package mutating func insert(_ token: TokenFingerprint, widget: Int) {
        guard count < maximum, !contains(token, widget: widget) else { return }
        digests[Place(widget: widget, prefix: token.prefix), default: []].append(token.digest)
        count += 1
    }
}
