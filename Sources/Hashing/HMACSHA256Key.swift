/// A key for HMAC-SHA-256 (RFC 2104), prepared for many messages.
///
/// The padded key's two blocks are hashed once, here; a message then costs its own blocks and one more.
package struct HMACSHA256Key: Sendable {
    private let inner: SHA256State
    private let outer: SHA256State
    private let engine = SHA256Engine.best

    /// Takes a key of any length; one over 64 bytes is hashed first (RFC 2104 §2).
    package init(_ key: Span<UInt8>) {
        var padded: [64 of UInt8] = .init(repeating: 0)
        if key.count > 64 {
            let digest = SHA256.hash(key)
            for index in 0..<SHA256Digest.byteCount { padded[index] = digest[index] }
        } else {
            for index in key.indices { padded[index] = key[index] }
        }
        inner = Self.midstate(padded, flipping: 0x36)
        outer = Self.midstate(padded, flipping: 0x5c)
    }

    /// Takes a key of any length; one over 64 bytes is hashed first (RFC 2104 §2).
    package init(_ key: [UInt8]) { self.init(key.span) }

    /// The code of one message under this key.
    package func authenticate(_ message: Span<UInt8>) -> SHA256Digest {
        var hash = SHA256(after: inner, byteCount: 64, by: engine)
        hash.update(message)
        var state = outer
        engine.absorb(SHA256Block(closing: hash.closed()), into: &state)
        return SHA256Digest(
            a: state.a, b: state.b, c: state.c, d: state.d, e: state.e, f: state.f, g: state.g, h: state.h)
    }

    private static func midstate(_ key: [64 of UInt8], flipping bits: UInt8) -> SHA256State {
        var block = key
        for index in block.indices { block[index] ^= bits }
        var state = SHA256State.initial
        SHA256Engine.best.absorb(SHA256Block(block.span, at: 0), into: &state)
        return state
    }
}
