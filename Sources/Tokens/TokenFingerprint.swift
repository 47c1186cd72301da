import Encoding
package import Hashing

/// What tells one token from another, whatever its spelling.
package struct TokenFingerprint: Sendable, Hashable {
    /// The first eight bytes of the signature: cheap to look up, and enough to rule out nearly all others.
    package let prefix: UInt64
    private let header: [UInt8]
    private let payload: [UInt8]
    private let signature: [UInt8]

    /// The fingerprint of a token whose parts could be decoded; nil where one could not.
    init?(header: TokenPart, payload: TokenPart, signature: TokenPart) {
        guard let header = header.bytes, let payload = payload.bytes, let signature = signature.bytes else {
            return nil
        }
        self.header = header
        self.payload = payload
        self.signature = signature
        var prefix: UInt64 = 0
        for index in 0..<min(8, signature.count) { prefix = prefix << 8 | UInt64(signature[index]) }
        self.prefix = prefix
    }

    /// SHA-256 over the three decoded parts, each after its length in eight bytes: what a revocation
    /// remembers (contract, section 6).
    package var digest: SHA256Digest {
        var hash = SHA256()
        for part in [header, payload, signature] {
            let size = UInt64(part.count)
            let length = (0..<8).map { UInt8(truncatingIfNeeded: size >> UInt64(56 - 8 * $0)) }
            hash.update(length.span)
            hash.update(part.span)
        }
        return hash.finalize()
    }
}
