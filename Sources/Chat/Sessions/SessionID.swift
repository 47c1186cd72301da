/// An unguessable id of 128 random bits, written as 32 lower-case hex digits.
package struct SessionID: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    /// Half of the id is enough to find its place: all its bits are random.
    package func hash(into hasher: inout Hasher) { hasher.combine(low) }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The id that nothing has: the nil UUID (RFC 9562 §5.9).
    package static let unused = SessionID(high: 0, low: 0)

    /// Reads 32 hex digits in lower case; nil for any other text.
    package init?(_ text: String) {
        var words: [2 of UInt64] = [0, 0]
        var count = 0
        for byte in text.utf8 {
            guard count < 32, let digit = Self.value(of: byte) else { return nil }
            words[count / 16] = words[count / 16] << 4 | UInt64(digit)
            count += 1
        }
        guard count == 32 else { return nil }
        self.init(high: words[0], low: words[1])
    }

    /// The digits.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The digits as ASCII.
    package var bytes: [UInt8] {
        [UInt8](capacity: 32) { output in
            Self.append(high, to: &output)
            Self.append(low, to: &output)
        }
    }

    private static func append(_ word: UInt64, to output: inout OutputSpan<UInt8>) {
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8((word >> UInt64(shift)) & 15)
            output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }

    private static func value(of byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
