/// Sixteen words of the message schedule (FIPS 180-4 §6.2.2, step 1): a block, or what it grows into.
///
/// Four words to a vector, as the rounds take them.
struct SHA256Block: Sendable {
    var v0: SIMD4<UInt32>
    var v1: SIMD4<UInt32>
    var v2: SIMD4<UInt32>
    var v3: SIMD4<UInt32>

    init(_ v0: SIMD4<UInt32>, _ v1: SIMD4<UInt32>, _ v2: SIMD4<UInt32>, _ v3: SIMD4<UInt32>) {
        self.v0 = v0
        self.v1 = v1
        self.v2 = v2
        self.v3 = v3
    }

    /// The 64 bytes from `offset` on, as sixteen big-endian words.
    @inline(__always)
    init(_ bytes: Span<UInt8>, at offset: Int) {
        precondition(offset >= 0 && offset <= bytes.count &- 64, "a block is 64 bytes")
        v0 = Self.words(bytes, offset)
        v1 = Self.words(bytes, offset &+ 16)
        v2 = Self.words(bytes, offset &+ 32)
        v3 = Self.words(bytes, offset &+ 48)
    }

    @inline(__always)
    private static func words(_ bytes: Span<UInt8>, _ offset: Int) -> SIMD4<UInt32> {
        // Safe: `init` has checked the range of the whole block.
        let words = unsafe bytes.bytes.unsafeLoadUnaligned(
            fromUncheckedByteOffset: offset, as: SIMD4<UInt32>.self)
        return SIMD4(
            UInt32(bigEndian: words.x), UInt32(bigEndian: words.y),
            UInt32(bigEndian: words.z), UInt32(bigEndian: words.w))
    }
}
