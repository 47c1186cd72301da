/// SHA-1 (FIPS 180-4 §6.1), for the answer to a WebSocket key alone (RFC 6455 §4.2.2); it protects nothing.
///
/// Collisions are known, so nothing else may use it. One short message a connection: plain, not fast.
package enum SHA1 {
    /// The digest of these bytes, 20 of them.
    package static func hash(_ bytes: Span<UInt8>) -> [UInt8] {
        let message = padded(bytes)
        var state: [5 of UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
        for start in stride(from: 0, to: message.count, by: 64) { absorb(message.span, at: start, &state) }
        return [UInt8](capacity: 20) { output in
            for index in 0..<20 {
                output.append(UInt8(truncatingIfNeeded: state[index >> 2] &>> UInt32(24 - 8 * (index & 3))))
            }
        }
    }

    /// The message, a one bit, zeros and the length in bits (FIPS 180-4 §5.1.1).
    private static func padded(_ bytes: Span<UInt8>) -> [UInt8] {
        let count = (bytes.count + 8) / 64 * 64 + 64
        return [UInt8](capacity: count) { output in
            for index in bytes.indices { output.append(bytes[index]) }
            output.append(0x80)
            while output.count < count - 8 { output.append(0) }
            let bits = UInt64(bytes.count) &<< 3
            for index in 0..<8 { output.append(UInt8(truncatingIfNeeded: bits &>> UInt64(56 - 8 * index))) }
        }
    }

    /// One block of 64 bytes: FIPS 180-4 §6.1.2.
    private static func absorb(_ bytes: Span<UInt8>, at offset: Int, _ state: inout [5 of UInt32]) {
        let schedule = schedule(bytes, at: offset)
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
        for index in schedule.indices {
            let (mixed, constant) = mix(index, b, c, d)
            let next = rotate(a, 5) &+ mixed &+ e &+ constant &+ schedule[index]
            (a, b, c, d, e) = (next, a, rotate(b, 30), c, d)
        }
        for (index, word) in [a, b, c, d, e].enumerated() { state[index] &+= word }
    }

    private static func schedule(_ bytes: Span<UInt8>, at offset: Int) -> [80 of UInt32] {
        var words: [80 of UInt32] = .init(repeating: 0)
        for index in 0..<64 {
            words[index >> 2] = words[index >> 2] << 8 | UInt32(bytes[offset + index])
        }
        for index in 16..<80 {
            words[index] = rotate(
                words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], 1)
        }
        return words
    }

    /// The function and the constant of a round: FIPS 180-4 §4.1.1, §4.2.1.
    private static func mix(_ round: Int, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> (UInt32, UInt32) {
        switch round {
        case ..<20: (b & c ^ ~b & d, 0x5a82_7999)
        case ..<40: (b ^ c ^ d, 0x6ed9_eba1)
        case ..<60: (b & c ^ b & d ^ c & d, 0x8f1b_bcdc)
        default: (b ^ c ^ d, 0xca62_c1d6)
        }
    }

    private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &<< count | word &>> (32 - count)
    }
}
