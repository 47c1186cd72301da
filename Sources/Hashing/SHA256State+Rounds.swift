/// The 64 rounds of SHA-256 (FIPS 180-4 §6.2.2, step 3), sixteen to a function.
///
/// A round changes two of the eight words and would move the other six along. Here nothing moves: each of
/// eight rounds names the words anew, so that all stay in registers. The numbers are in FIPS 180-4 §4.2.2.
extension SHA256State {
    @inline(__always)
    mutating func rounds00(_ words: inout SHA256Block) {
        four(words.v0 &+ SIMD4(0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5))
        words.grow0()
        fourMore(words.v1 &+ SIMD4(0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5))
        words.grow1()
        four(words.v2 &+ SIMD4(0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3))
        words.grow2()
        fourMore(words.v3 &+ SIMD4(0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174))
        words.grow3()
    }

    @inline(__always)
    mutating func rounds16(_ words: inout SHA256Block) {
        four(words.v0 &+ SIMD4(0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc))
        words.grow0()
        fourMore(words.v1 &+ SIMD4(0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da))
        words.grow1()
        four(words.v2 &+ SIMD4(0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7))
        words.grow2()
        fourMore(words.v3 &+ SIMD4(0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967))
        words.grow3()
    }

    @inline(__always)
    mutating func rounds32(_ words: inout SHA256Block) {
        four(words.v0 &+ SIMD4(0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13))
        words.grow0()
        fourMore(words.v1 &+ SIMD4(0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85))
        words.grow1()
        four(words.v2 &+ SIMD4(0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3))
        words.grow2()
        fourMore(words.v3 &+ SIMD4(0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070))
        words.grow3()
    }

    @inline(__always)
    mutating func rounds48(_ words: inout SHA256Block) {
        four(words.v0 &+ SIMD4(0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5))
        fourMore(words.v1 &+ SIMD4(0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3))
        four(words.v2 &+ SIMD4(0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208))
        fourMore(words.v3 &+ SIMD4(0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2))
    }

    @inline(__always)
    private mutating func four(_ words: SIMD4<UInt32>) {
        step(a, b, c, &d, e, f, g, &h, words[0])
        step(h, a, b, &c, d, e, f, &g, words[1])
        step(g, h, a, &b, c, d, e, &f, words[2])
        step(f, g, h, &a, b, c, d, &e, words[3])
    }

    @inline(__always)
    private mutating func fourMore(_ words: SIMD4<UInt32>) {
        step(e, f, g, &h, a, b, c, &d, words[0])
        step(d, e, f, &g, h, a, b, &c, words[1])
        step(c, d, e, &f, g, h, a, &b, words[2])
        step(b, c, d, &e, f, g, h, &a, words[3])
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
