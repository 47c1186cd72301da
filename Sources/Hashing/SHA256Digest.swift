/// The 32 bytes SHA-256 gives, compared in constant time.
///
/// `==` reads both digests to their ends whatever they hold, so that the careless spelling is the safe one.
package struct SHA256Digest: Hashable, Sendable {
    let a: UInt32
    let b: UInt32
    let c: UInt32
    let d: UInt32
    let e: UInt32
    let f: UInt32
    let g: UInt32
    let h: UInt32

    /// How many bytes a digest has.
    package static var byteCount: Int { 32 }

    /// The digest as 32 bytes, each word's most significant byte first (FIPS 180-4 §3.1).
    package var bytes: [UInt8] {
        [UInt8](capacity: Self.byteCount) { output in
            for index in 0..<Self.byteCount { output.append(self[index]) }
        }
    }

    /// One byte, 0…31, without an array around it.
    package subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < Self.byteCount, "a digest has 32 bytes")
        return UInt8(truncatingIfNeeded: word(index &>> 2) &>> (24 &- 8 &* UInt32(index & 3)))
    }

    /// Whether two digests are the same, in a time that depends on neither.
    package static func == (left: SHA256Digest, right: SHA256Digest) -> Bool {
        let half = (left.a ^ right.a) | (left.b ^ right.b) | (left.c ^ right.c) | (left.d ^ right.d)
        let other = (left.e ^ right.e) | (left.f ^ right.f) | (left.g ^ right.g) | (left.h ^ right.h)
        return half | other == 0
    }

    /// Whether `bytes` are this digest, in a time that depends on neither; `false` at once if not 32.
    package func equals(_ bytes: Span<UInt8>) -> Bool {
        bytes.count == Self.byteCount && self == SHA256Digest(reading: bytes)
    }

    private func word(_ index: Int) -> UInt32 {
        switch index {
        case 0: a
        case 1: b
        case 2: c
        case 3: d
        case 4: e
        case 5: f
        case 6: g
        default: h
        }
    }
}

extension SHA256Digest {
    /// Reads 32 bytes.
    private init(reading bytes: Span<UInt8>) {
        self.init(
            a: Self.word(bytes, 0), b: Self.word(bytes, 4), c: Self.word(bytes, 8), d: Self.word(bytes, 12),
            e: Self.word(bytes, 16), f: Self.word(bytes, 20), g: Self.word(bytes, 24), h: Self.word(bytes, 28)
        )
    }

    private static func word(_ bytes: Span<UInt8>, _ offset: Int) -> UInt32 {
        // Safe: the caller has counted 32 bytes, and the offset is checked once more.
        UInt32(bigEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}
