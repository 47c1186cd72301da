/// Writes strings with their quotes.
///
/// RFC 8259 §7: only `"`, `\` and U+0000 to U+001F must be escaped, and only
/// they are.
enum JSONEscape {
    static func append(_ text: StaticString, to out: inout [UInt8]) {
        text.withUTF8Buffer { append(unsafe $0.span, to: &out) }
    }

    /// Runs of plain bytes are appended in one go.
    static func append(_ text: Span<UInt8>, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var start = 0
        while true {
            let end = JSONText.plainEnd(text, from: start)
            out.append(text.extracting(start..<end))
            if end == text.count { break }
            escape(text[end], to: &out)
            start = end + 1
        }
        out.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: out.append(UInt8(ascii: "b"))
        case 0x09: out.append(UInt8(ascii: "t"))
        case 0x0A: out.append(UInt8(ascii: "n"))
        case 0x0C: out.append(UInt8(ascii: "f"))
        case 0x0D: out.append(UInt8(ascii: "r"))
        case 0..<0x20:
            out.append(contentsOf: "u00".utf8)
            out.append(HexDigit.lower(byte >> 4))
            out.append(HexDigit.lower(byte))
        default: out.append(byte)
        }
    }
}
