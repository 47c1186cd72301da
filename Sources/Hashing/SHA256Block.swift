/// Sixteen words of the message schedule (FIPS 180-4 §6.2.2, step 1): a block, or what it grows into.
///
/// Four words to a vector, so that the schedule runs beside the rounds in units that these leave idle.
/// The standard library's vectors add as one, but shift and xor word by word; the functions below are
/// written so that the optimiser joins the words again (a plain rotation it would keep apart).
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

    /// The four words that follow the other twelve take the place of the oldest four.
    @inline(__always)
    mutating func grow0() { v0 = grown(v0, v1, v2, v3) }

    @inline(__always)
    mutating func grow1() { v1 = grown(v1, v2, v3, v0) }

    @inline(__always)
    mutating func grow2() { v2 = grown(v2, v3, v0, v1) }

    @inline(__always)
    mutating func grow3() { v3 = grown(v3, v0, v1, v2) }

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

/// Words 16 to 19 of the schedule from words 0 to 15; the last two need the first two.
@inline(__always)
private func grown(
    _ v0: SIMD4<UInt32>, _ v1: SIMD4<UInt32>, _ v2: SIMD4<UInt32>, _ v3: SIMD4<UInt32>
) -> SIMD4<UInt32> {
    let shifted = SIMD4(small0(v0.y), small0(v0.z), small0(v0.w), small0(v1.x))
    let sum = v0 &+ shifted &+ SIMD4(v2.y, v2.z, v2.w, v3.x)
    let early = small1(SIMD4(v3.z, v3.z, v3.w, v3.w))
    let half = sum &+ SIMD4(early.y, early.w, 0, 0)
    let late = small1(SIMD4(half.x, half.x, half.y, half.y))
    return half &+ SIMD4(0, 0, late.y, late.w)
}

/// σ0 of FIPS 180-4 §4.1.2: rotations right by 7 and 18, a shift by 3.
@inline(__always)
private func small0(_ x: UInt32) -> UInt32 {
    ((x &>> 7) ^ (x &<< 14)) ^ ((x &>> 18) ^ (x &<< 25)) ^ (x &>> 3)
}

/// σ1 of FIPS 180-4 §4.1.2 (rotations right by 17 and 19, a shift by 10) in the second and the fourth word.
///
/// Each word comes twice: shifting the pair left rotates the upper one.
@inline(__always)
private func small1(_ pairs: SIMD4<UInt32>) -> SIMD4<UInt32> {
    // Safe: vectors of the same size, any bits of which are a value.
    let wide = unsafe unsafeBitCast(pairs, to: SIMD2<UInt64>.self)
    let by19 = unsafe unsafeBitCast(wide &* SIMD2<UInt64>(repeating: 1 << 13), to: SIMD4<UInt32>.self)
    let by17 = unsafe unsafeBitCast(wide &* SIMD2<UInt64>(repeating: 1 << 15), to: SIMD4<UInt32>.self)
    return SIMD4(
        by19.x ^ by17.x ^ (pairs.x &>> 10), by19.y ^ by17.y ^ (pairs.y &>> 10),
        by19.z ^ by17.z ^ (pairs.z &>> 10), by19.w ^ by17.w ^ (pairs.w &>> 10))
}
