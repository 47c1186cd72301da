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
        var difference: UInt32 = 0
        for index in 0..<8 { difference |= left.word(index) ^ right.word(index) }
        return difference == 0
    }

    /// Whether `bytes` are this digest, in a time that depends on neither; `false` at once if not 32.
    package func equals(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count == Self.byteCount else { return false }
        var difference: UInt8 = 0
        for index in 0..<Self.byteCount { difference |= bytes[index] ^ self[index] }
        return difference == 0
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
