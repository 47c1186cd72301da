/// The rounds in plain Swift, for every processor.
///
/// A round changes two of the eight words and would move the other six along. Here nothing moves: each of
/// eight rounds names the words anew, so that all stay in registers. The schedule runs beside the rounds in
/// vector units that these leave idle: the standard library's vectors add as one, but shift and xor word by
/// word, so what follows is written for the optimiser to join the words again (a plain rotation it would
/// keep apart).
extension SHA256State: SHA256Rounds {
    @inline(__always)
    mutating func four(_ words: SIMD4<UInt32>) {
        step(a, b, c, &d, e, f, g, &h, words[0])
        step(h, a, b, &c, d, e, f, &g, words[1])
        step(g, h, a, &b, c, d, e, &f, words[2])
        step(f, g, h, &a, b, c, d, &e, words[3])
    }

    @inline(__always)
    mutating func fourMore(_ words: SIMD4<UInt32>) {
        step(e, f, g, &h, a, b, c, &d, words[0])
        step(d, e, f, &g, h, a, b, &c, words[1])
        step(c, d, e, &f, g, h, a, &b, words[2])
        step(b, c, d, &e, f, g, h, &a, words[3])
    }

    @inline(__always)
    static func grown(
        _ v0: SIMD4<UInt32>, _ v1: SIMD4<UInt32>, _ v2: SIMD4<UInt32>, _ v3: SIMD4<UInt32>
    ) -> SIMD4<UInt32> {
        let shifted = SIMD4(small0(v0.y), small0(v0.z), small0(v0.w), small0(v1.x))
        let sum = v0 &+ shifted &+ SIMD4(v2.y, v2.z, v2.w, v3.x)
        let early = small1(SIMD4(v3.z, v3.z, v3.w, v3.w))
        let half = sum &+ SIMD4(early.y, early.w, 0, 0)
        // The last two words need the first two.
        let late = small1(SIMD4(half.x, half.x, half.y, half.y))
        return half &+ SIMD4(0, 0, late.y, late.w)
    }
}

/// One round; `d` and `h` become the words that follow.
///
/// `e` and `a` are what the round before has just made, so the sums are bracketed to take their part last.
/// The majority is written so that its `a ^ b` is the next round's `b ^ c`.
@inline(__always)
private func step(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ word: UInt32
) {
    let ready = h &+ word &+ (((f ^ g) & e) ^ g)
    let first = ready &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25))
    d &+= first
    h = first &+ ((((a ^ b) & (b ^ c)) ^ b) &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)))
}

@inline(__always)
private func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    (word &>> count) | (word &<< (32 &- count))
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
