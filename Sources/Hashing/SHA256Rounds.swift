/// The 64 rounds of SHA-256 (FIPS 180-4 §6.2.2, steps 1 and 3), four at a time.
///
/// What takes them says how four rounds are done and how the schedule grows; the order and the numbers
/// (FIPS 180-4 §4.2.2) stand here, once.
protocol SHA256Rounds {
    /// Rounds 0 to 3 of eight, with the schedule's words and the numbers added.
    mutating func four(_ words: SIMD4<UInt32>)

    /// Rounds 4 to 7 of eight.
    mutating func fourMore(_ words: SIMD4<UInt32>)

    /// The four words of the schedule that follow these sixteen.
    static func grown(
        _ v0: SIMD4<UInt32>, _ v1: SIMD4<UInt32>, _ v2: SIMD4<UInt32>, _ v3: SIMD4<UInt32>
    ) -> SIMD4<UInt32>
}

extension SHA256Rounds {
    @inline(__always)
    mutating func rounds(_ block: SHA256Block) {
        var words = block
        rounds00(&words)
        rounds16(&words)
        rounds32(&words)
        rounds48(&words)
    }

    @inline(__always)
    private mutating func rounds00(_ words: inout SHA256Block) {
        four(words.v0 &+ SIMD4(0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5))
        words.v0 = Self.grown(words.v0, words.v1, words.v2, words.v3)
        fourMore(words.v1 &+ SIMD4(0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5))
        words.v1 = Self.grown(words.v1, words.v2, words.v3, words.v0)
        four(words.v2 &+ SIMD4(0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3))
        words.v2 = Self.grown(words.v2, words.v3, words.v0, words.v1)
        fourMore(words.v3 &+ SIMD4(0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174))
        words.v3 = Self.grown(words.v3, words.v0, words.v1, words.v2)
    }

    @inline(__always)
    private mutating func rounds16(_ words: inout SHA256Block) {
        four(words.v0 &+ SIMD4(0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc))
        words.v0 = Self.grown(words.v0, words.v1, words.v2, words.v3)
        fourMore(words.v1 &+ SIMD4(0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da))
        words.v1 = Self.grown(words.v1, words.v2, words.v3, words.v0)
        four(words.v2 &+ SIMD4(0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7))
        words.v2 = Self.grown(words.v2, words.v3, words.v0, words.v1)
        fourMore(words.v3 &+ SIMD4(0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967))
        words.v3 = Self.grown(words.v3, words.v0, words.v1, words.v2)
    }

    @inline(__always)
    private mutating func rounds32(_ words: inout SHA256Block) {
        four(words.v0 &+ SIMD4(0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13))
        words.v0 = Self.grown(words.v0, words.v1, words.v2, words.v3)
        fourMore(words.v1 &+ SIMD4(0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85))
        words.v1 = Self.grown(words.v1, words.v2, words.v3, words.v0)
        four(words.v2 &+ SIMD4(0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3))
        words.v2 = Self.grown(words.v2, words.v3, words.v0, words.v1)
        fourMore(words.v3 &+ SIMD4(0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070))
        words.v3 = Self.grown(words.v3, words.v0, words.v1, words.v2)
    }

    @inline(__always)
    private mutating func rounds48(_ words: inout SHA256Block) {
        four(words.v0 &+ SIMD4(0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5))
        fourMore(words.v1 &+ SIMD4(0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3))
        four(words.v2 &+ SIMD4(0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208))
        fourMore(words.v3 &+ SIMD4(0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2))
    }
}
