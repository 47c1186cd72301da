/// Percent-encoding of bytes in a URI.
///
/// RFC 3986 §2.1.
package enum PercentEncoding {
    /// Decodes every `%XX`; nil where two hexadecimal digits do not follow a `%`.
    ///
    /// `plusIsBlank` reads `+` as a space, as forms write it (WHATWG URL §5.1), not as a URI does.
    package static func decode(_ text: Span<UInt8>, plusIsBlank: Bool = false) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var at = 0
        while at < text.count {
            let byte = text[at]
            if byte == UInt8(ascii: "%") {
                guard text.count - at > 2, let high = HexDigit.value(text[at + 1]),
                    let low = HexDigit.value(text[at + 2])
                else { return nil }
                out.append(high << 4 | low)
                at += 3
            } else {
                out.append(plusIsBlank && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                at += 1
            }
        }
        return out
    }

    /// Decodes every `%XX`; nil where two hexadecimal digits do not follow a `%`.
    package static func decode(_ text: [UInt8], plusIsBlank: Bool = false) -> [UInt8]? {
        decode(text.span, plusIsBlank: plusIsBlank)
    }

    /// Encodes all but letters, digits, `-`, `.`, `_` and `~`.
    ///
    /// RFC 3986 §2.3.
    package static func encode(_ bytes: Span<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for at in bytes.indices {
            let byte = bytes[at]
            if isUnreserved(byte) {
                out.append(byte)
            } else {
                out.append(UInt8(ascii: "%"))
                out.append(HexDigit.upper(byte >> 4))
                out.append(HexDigit.upper(byte))
            }
        }
        return out
    }

    /// Encodes all but letters, digits, `-`, `.`, `_` and `~`.
    ///
    /// RFC 3986 §2.3.
    package static func encode(_ bytes: [UInt8]) -> [UInt8] { encode(bytes.span) }

    /// Encodes the UTF-8 bytes of a text, as text.
    ///
    /// RFC 3986 §2.5.
    package static func encodedString(_ text: String) -> String {
        String(decoding: encode(text.utf8Span.span), as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
