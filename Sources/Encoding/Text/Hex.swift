/// Bytes as pairs of hexadecimal digits.
///
/// RFC 4648 §8.
package enum Hex {
    /// Encodes in lower case.
    package static func encode(_ bytes: Span<UInt8>) -> [UInt8] {
        [UInt8](capacity: bytes.count * 2) { out in
            for at in bytes.indices {
                out.append(HexDigit.lower(bytes[at] >> 4))
                out.append(HexDigit.lower(bytes[at]))
            }
        }
    }

    /// Encodes in lower case.
    package static func encode(_ bytes: [UInt8]) -> [UInt8] { encode(bytes.span) }

    /// Encodes in lower case, as text.
    package static func encodedString(_ bytes: [UInt8]) -> String {
        String(decoding: encode(bytes.span), as: UTF8.self)
    }

    /// Decodes digits of either case; nil where there is another character or half a byte.
    package static func decode(_ text: Span<UInt8>) -> [UInt8]? {
        guard text.count % 2 == 0 else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(text.count / 2)
        for at in stride(from: 0, to: text.count, by: 2) {
            guard let high = HexDigit.value(text[at]), let low = HexDigit.value(text[at + 1]) else {
                return nil
            }
            out.append(high << 4 | low)
        }
        return out
    }

    /// Decodes digits of either case; nil where there is another character or half a byte.
    package static func decode(_ text: [UInt8]) -> [UInt8]? { decode(text.span) }
}
