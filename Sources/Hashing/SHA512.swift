/// SHA-512 and its shorter twin SHA-384 (FIPS 180-4 §6.4, §6.5), of a message that is there as a whole.
///
/// Only the hint about HS384 and HS512 asks for them, after a failure: so they are short, not fast.
package enum SHA512 {
    /// Which of the two: they differ in their first words and in how much of the end is given.
    package enum Length: CaseIterable, Sendable {
        /// SHA-384.
        case bits384
        /// SHA-512.
        case bits512

        /// How many bytes a digest has: 48 or 64.
        package var byteCount: Int { self == .bits384 ? 48 : 64 }
    }

    /// The digest of these bytes, 48 or 64 of them.
    package static func hash(_ bytes: Span<UInt8>, _ length: Length) -> [UInt8] {
        var state = length == .bits384 ? SHA512State(initial384) : SHA512State(initial512)
        let whole = bytes.count & ~127
        for start in stride(from: 0, to: whole, by: 128) { state.absorb(bytes, at: start) }
        let end = ending(bytes, from: whole)
        for start in stride(from: 0, to: end.count, by: 128) { state.absorb(end.span, at: start) }
        return [UInt8](capacity: length.byteCount) { output in
            for index in 0..<length.byteCount {
                let shift = 56 - 8 * UInt64(index & 7)
                output.append(UInt8(truncatingIfNeeded: state.words[index >> 3] &>> shift))
            }
        }
    }

    /// What is left of the message, a one bit, zeros and the length in bits (FIPS 180-4 §5.1.2).
    private static func ending(_ bytes: Span<UInt8>, from start: Int) -> [UInt8] {
        let left = bytes.count - start
        // The length takes sixteen bytes, of which no message in memory needs more than the last eight.
        var end = [UInt8](repeating: 0, count: left < 112 ? 128 : 256)
        for index in 0..<left { end[index] = bytes[start + index] }
        end[left] = 0x80
        let bits = UInt64(bytes.count) &<< 3
        for index in 0..<8 {
            end[end.count - 1 - index] = UInt8(truncatingIfNeeded: bits &>> UInt64(8 * index))
        }
        return end
    }

    /// FIPS 180-4 §5.3.4.
    private static let initial384: [8 of UInt64] = [
        0xcbbb_9d5d_c105_9ed8, 0x629a_292a_367c_d507, 0x9159_015a_3070_dd17, 0x152f_ecd8_f70e_5939,
        0x6733_2667_ffc0_0b31, 0x8eb4_4a87_6858_1511, 0xdb0c_2e0d_64f9_8fa7, 0x47b5_481d_befa_4fa4,
    ]

    /// FIPS 180-4 §5.3.5.
    private static let initial512: [8 of UInt64] = [
        0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
        0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
    ]
}
