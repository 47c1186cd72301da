/// Base64 with the URL alphabet and without padding, as tokens use it.
///
/// Strict, so that one value has one spelling only. RFC 4648 §5, RFC 7515 §2.
package enum Base64URL {
    /// Decodes a text of alphabet characters only, whose spare bits are zero.
    package static func decode(_ text: Span<UInt8>) throws(Base64Error) -> [UInt8] {
        let tail = text.count % 4
        let whole = text.count - tail
        // No test per character: all values are or-ed, and looked at once.
        var seen: UInt8 = 0
        // Four bytes are written for three, so there is room for one more.
        let bytes = [UInt8](capacity: text.count / 4 * 3 + 3) { out in
            unsafe out.withUnsafeMutableBufferPointer { room, count in
                let room = UnsafeMutableRawBufferPointer(room)
                var at = 0
                while at < whole {
                    // Safe, both: the text has four characters here, and the room three bytes for them.
                    let four = unsafe text.bytes.unsafeLoadUnaligned(
                        fromUncheckedByteOffset: at, as: UInt32.self)
                    let word = decodeFour(UInt32(littleEndian: four), &seen)
                    unsafe room.storeBytes(of: word.bigEndian, toByteOffset: count, as: UInt32.self)
                    count &+= 3
                    at &+= 4
                }
            }
            let at = whole
            if tail > 1 { seen |= decodeTail(text, at, to: &out) }
        }
        if seen > 63 || tail == 1 { throw fault(text) }
        return bytes
    }

    /// Decodes four characters into a word's upper three bytes, and adds what they are to `seen`.
    @inline(__always)
    private static func decodeFour(_ characters: UInt32, _ seen: inout UInt8) -> UInt32 {
        let a = Base64Table.value(characters)
        let b = Base64Table.value(characters >> 8)
        let c = Base64Table.value(characters >> 16)
        let d = Base64Table.value(characters >> 24)
        seen |= a | b | c | d
        return UInt32(a) << 26 | UInt32(b) << 20 | UInt32(c) << 14 | UInt32(d) << 8
    }

    /// Decodes the last two or three characters; 255 where they are foreign or leave bits over.
    private static func decodeTail(_ text: Span<UInt8>, _ at: Int, to out: inout OutputSpan<UInt8>) -> UInt8 {
        let a = Base64Table.values[Int(text[at])]
        let b = Base64Table.values[Int(text[at + 1])]
        out.append(a << 2 | b >> 4)
        if text.count - at == 2 { return a > 63 || b & 15 != 0 ? 255 : b }
        let c = Base64Table.values[Int(text[at + 2])]
        out.append(b << 4 | c >> 2)
        return a > 63 || b > 63 || c & 3 != 0 ? 255 : c
    }

    /// Looks again, slowly, for the first thing that is wrong.
    private static func fault(_ text: Span<UInt8>) -> Base64Error {
        for at in text.indices where Base64Table.values[Int(text[at])] > 63 {
            return Base64Error(text[at] == UInt8(ascii: "=") ? .padding : .foreignCharacter, at: at)
        }
        return Base64Error(text.count % 4 == 1 ? .length : .spareBits, at: text.count - 1)
    }

    /// Decodes a text of alphabet characters only, whose spare bits are zero.
    package static func decode(_ text: [UInt8]) throws(Base64Error) -> [UInt8] { try decode(text.span) }

    /// Encodes without padding.
    package static func encode(_ bytes: Span<UInt8>) -> [UInt8] {
        [UInt8](capacity: (bytes.count / 3 + 1) * 4) { out in
            let whole = bytes.count - bytes.count % 3
            var at = 0
            while at < whole {
                let a = bytes[at]
                let b = bytes[at + 1]
                let c = bytes[at + 2]
                out.append(Base64Table.characters[Int(a >> 2)])
                out.append(Base64Table.characters[Int((a & 3) << 4 | b >> 4)])
                out.append(Base64Table.characters[Int((b & 15) << 2 | c >> 6)])
                out.append(Base64Table.characters[Int(c & 63)])
                at += 3
            }
            guard at < bytes.count else { return }
            let a = bytes[at]
            let b = at + 1 < bytes.count ? bytes[at + 1] : 0
            out.append(Base64Table.characters[Int(a >> 2)])
            out.append(Base64Table.characters[Int((a & 3) << 4 | b >> 4)])
            if at + 1 < bytes.count { out.append(Base64Table.characters[Int((b & 15) << 2)]) }
        }
    }

    /// Encodes without padding.
    package static func encode(_ bytes: [UInt8]) -> [UInt8] { encode(bytes.span) }

    /// Encodes without padding, as text.
    package static func encodedString(_ bytes: [UInt8]) -> String {
        String(decoding: encode(bytes.span), as: UTF8.self)
    }
}
