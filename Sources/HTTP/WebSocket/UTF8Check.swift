/// Whether bytes that come in any pieces are UTF-8 (RFC 3629 §4): no overlong form, no surrogate, nothing
/// above U+10FFFF.
struct UTF8Check: Sendable {
    /// How many bytes of the character begun are still to come.
    private var missing: UInt8 = 0
    /// What the next of them may be.
    private var (low, high): (UInt8, UInt8) = (0x80, 0xBF)

    /// Whether no character is half here.
    var isWhole: Bool { missing == 0 }

    /// Takes all bytes from a place on; false as soon as nothing could make them UTF-8.
    mutating func take(_ bytes: Span<UInt8>, from start: Int = 0) -> Bool {
        var at = start
        while at < bytes.count {
            if isWhole {
                at = Self.asciiEnd(bytes, at)
                if at == bytes.count { return true }
            }
            guard isWhole ? begin(bytes[at]) : goOn(bytes[at]) else { return false }
            at += 1
        }
        return true
    }

    private mutating func begin(_ octet: UInt8) -> Bool {
        switch octet {
        case 0x00...0x7F: missing = 0
        case 0xC2...0xDF: missing = 1
        case 0xE0...0xEF: missing = 2
        case 0xF0...0xF4: missing = 3
        default: return false
        }
        switch octet {
        case 0xE0: low = 0xA0
        case 0xED: high = 0x9F
        case 0xF0: low = 0x90
        case 0xF4: high = 0x8F
        default: break
        }
        return true
    }

    private mutating func goOn(_ octet: UInt8) -> Bool {
        guard octet >= low, octet <= high else { return false }
        missing -= 1
        (low, high) = (0x80, 0xBF)
        return true
    }

    /// The first place that holds no ASCII, or the end; eight bytes a step.
    private static func asciiEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        var at = start
        unsafe bytes.withUnsafeBytes { raw in
            while raw.count &- at >= 8 {
                let word = unsafe raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                if word & 0x8080_8080_8080_8080 != 0 { break }
                at &+= 8
            }
        }
        while at < bytes.count, bytes[at] < 0x80 { at += 1 }
        return at
    }
}
