/// Base64 with the standard alphabet and padding.
///
/// It is the URL alphabet with two characters changed, and is treated so. RFC 4648 §4 and §5.
package enum Base64 {
    /// Decodes a padded text of alphabet characters only, whose spare bits are zero.
    package static func decode(_ text: Span<UInt8>) throws(Base64Error) -> [UInt8] {
        var content: [UInt8] = []
        content.reserveCapacity(text.count)
        for at in 0..<text.count - padding(of: text) {
            switch text[at] {
            case UInt8(ascii: "+"): content.append(UInt8(ascii: "-"))
            case UInt8(ascii: "/"): content.append(UInt8(ascii: "_"))
            // Foreign here, so it becomes something foreign there.
            case UInt8(ascii: "-"), UInt8(ascii: "_"): content.append(0)
            default: content.append(text[at])
            }
        }
        let bytes = try Base64URL.decode(content.span)
        // RFC 4648 §3.2: padded to a multiple of four. With two `=` at most, that also says how many.
        if text.count % 4 != 0 { throw Base64Error(.padding, at: text.count) }
        return bytes
    }

    /// Decodes a padded text of alphabet characters only, whose spare bits are zero.
    package static func decode(_ text: [UInt8]) throws(Base64Error) -> [UInt8] { try decode(text.span) }

    /// Decodes either alphabet, padded or not, for guessing what somebody meant; nil where it is neither.
    package static func decodeLenient(_ text: Span<UInt8>) -> [UInt8]? {
        var content: [UInt8] = []
        content.reserveCapacity(text.count)
        for at in 0..<text.count - padding(of: text) {
            switch text[at] {
            case UInt8(ascii: "+"): content.append(UInt8(ascii: "-"))
            case UInt8(ascii: "/"): content.append(UInt8(ascii: "_"))
            default: content.append(text[at])
            }
        }
        return try? Base64URL.decode(content.span)
    }

    /// Decodes either alphabet, padded or not, for guessing what somebody meant; nil where it is neither.
    package static func decodeLenient(_ text: [UInt8]) -> [UInt8]? { decodeLenient(text.span) }

    /// Encodes with padding.
    package static func encode(_ bytes: Span<UInt8>) -> [UInt8] {
        var out = Base64URL.encode(bytes)
        for at in out.indices {
            if out[at] == UInt8(ascii: "-") { out[at] = UInt8(ascii: "+") }
            if out[at] == UInt8(ascii: "_") { out[at] = UInt8(ascii: "/") }
        }
        while out.count % 4 != 0 { out.append(UInt8(ascii: "=")) }
        return out
    }

    /// Encodes with padding.
    package static func encode(_ bytes: [UInt8]) -> [UInt8] { encode(bytes.span) }

    /// Encodes with padding, as text.
    package static func encodedString(_ bytes: [UInt8]) -> String {
        String(decoding: encode(bytes.span), as: UTF8.self)
    }

    /// How many `=` end the text, at most two.
    private static func padding(of text: Span<UInt8>) -> Int {
        guard text.count > 0, text[text.count - 1] == UInt8(ascii: "=") else { return 0 }
        return text.count > 1 && text[text.count - 2] == UInt8(ascii: "=") ? 2 : 1
    }
}
