/// Strings as they are written in JSON, without their quotes: unescaping and comparing.
///
/// Everything here expects text that `JSONReader` has accepted.
enum JSONText {
    /// The bytes of the name or string at a node, without quotes, as written.
    static func range(of node: JSONNode) -> Range<Int> { Int(node.start) + 1..<Int(node.end) - 1 }

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
