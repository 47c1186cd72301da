import Encoding
import Hashing

/// Makes ids: HMAC-SHA-256 of a counter under a 256-bit seed, so that they are unguessable, and the same
/// again under the same seed.
package struct IDGenerator: Sendable {
    private let key: HMACSHA256Key
    private var counter: UInt64 = 0
    private var spare: SessionID?

    /// A generator under a seed of 32 bytes, drawn from the system by `serve` and fixed by replay and tests.
    package init(seed: [UInt8]) {
        precondition(seed.count == 32, "a seed has 32 bytes")
        key = HMACSHA256Key(seed)
    }

    /// The next id.
    ///
    /// One MAC gives two.
    package mutating func next() -> SessionID {
        if let id = spare {
            spare = nil
            return id
        }
        let digest = key.authenticate(bigEndian(counter).span)
        counter += 1
        spare = SessionID(high: word(digest, 16), low: word(digest, 24))
        return SessionID(high: word(digest, 0), low: word(digest, 8))
    }

    /// The next id in the form of a UUID.
    mutating func nextUUID() -> SessionID { next().asUUID }

    /// A tag of 16 bytes over a text, which only this sandbox can make; those of two purposes are never the
    /// same.
    package func tag(_ text: [UInt8], for purpose: StaticString) -> [UInt8] {
        // Counters are eight bytes long; the prefix keeps tags and ids apart.
        let whole = Array("\(purpose)".utf8) + text
        return Array(key.authenticate(whole.span).bytes.prefix(16))
    }

    private func bigEndian(_ value: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64(56 - 8 * $0)) }
    }

    private func word(_ digest: SHA256Digest, _ offset: Int) -> UInt64 {
        var word: UInt64 = 0
        for index in offset..<offset + 8 { word = word << 8 | UInt64(digest[index]) }
        return word
    }
}
