/// Strings as they are written in JSON, without their quotes: unescaping and comparing.
///
/// Everything here expects text that `JSONReader` has accepted.
enum JSONText {
    /// The bytes of the name or string at a node, without quotes, as written.
    static func range(of node: JSONNode) -> Range<Int> { Int(node.start) + 1..<Int(node.end) - 1 }

    /// The first place from `start` on whose byte does not stand for itself in a string, or the end: a quote,
    /// a backslash, a control (RFC 8259 §7).
    static func plainEnd(_ text: Span<UInt8>, from start: Int) -> Int {
        var at = start
        while at <= text.count &- 8 {
            // Safe: eight bytes are there. Lower bytes stand first whatever the processor's order.
            let eight = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)
            let marks = marksOfSpecials(UInt64(littleEndian: eight))
            if marks != 0 { return at &+ marks.trailingZeroBitCount / 8 }
            at &+= 8
        }
        while at < text.count, isPlain(text[at]) { at &+= 1 }
        return at
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// The top bit of each byte that is special; above the first, of others too.
    ///
    /// The usual test for a byte below a number: it borrows when that is taken away, and only it can do so
    /// first. A byte equal to another is one whose difference is below one.
    private static func marksOfSpecials(_ eight: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = eight ^ ones &* 0x22
        let slashes = eight ^ ones &* 0x5C
        let marks =
            (eight &- ones &* 0x20) & ~eight | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
        return marks & (ones &* 0x80)
    }

    /// The UTF-8 bytes that a name or string stands for.
    static func bytes(of node: JSONNode, in text: [UInt8]) -> [UInt8] {
        let range = range(of: node)
        return node.flag ? unescaped(range, in: text.span) : Array(text[range])
    }

    /// Whether two names or strings stand for the same bytes.
    static func equal(
        _ one: JSONNode, in text: Span<UInt8>, _ other: JSONNode, in otherText: Span<UInt8>
    ) -> Bool {
        let left = range(of: one)
        let right = range(of: other)
        if one.flag || other.flag {
            return unescaped(left, in: text) == unescaped(right, in: otherText)
        }
        guard left.count == right.count else { return false }
        for at in 0..<left.count where text[left.lowerBound + at] != otherText[right.lowerBound + at] {
            return false
        }
        return true
    }

    /// The UTF-8 bytes that a written range stands for.
    ///
    /// RFC 8259 §7.
    static func unescaped(_ range: Range<Int>, in text: Span<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = text[at]
            if byte == UInt8(ascii: "\\") {
                at = appendEscape(at, in: text, to: &out)
            } else {
                out.append(byte)
                at += 1
            }
        }
        return out
    }

    /// Appends what the escape at `at` stands for, and answers the offset behind it.
    private static func appendEscape(_ at: Int, in text: Span<UInt8>, to out: inout [UInt8]) -> Int {
        switch text[at + 1] {
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "u"): return appendUnicode(at, in: text, to: &out)
        default: out.append(text[at + 1])
        }
        return at + 2
    }

    private static func appendUnicode(_ at: Int, in text: Span<UInt8>, to out: inout [UInt8]) -> Int {
        let high = hexadecimal(at + 2, in: text) ?? 0xFFFD
        guard high & 0xF800 == 0xD800 else {
            appendScalar(high, to: &out)
            return at + 6
        }
        let low = hexadecimal(at + 8, in: text) ?? 0xDC00
        appendScalar(0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF), to: &out)
        return at + 12
    }

    private static func appendScalar(_ value: UInt32, to out: inout [UInt8]) {
        out.append(
            contentsOf: UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
    }

    /// The four hexadecimal digits of a `\u` escape, or nil where they are not.
    static func hexadecimal(_ at: Int, in text: Span<UInt8>) -> UInt32? {
        guard at + 4 <= text.count else { return nil }
        var value: UInt32 = 0
        for index in at..<at + 4 {
            guard let digit = HexDigit.value(text[index]) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
