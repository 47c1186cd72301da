import Encoding

extension BrokenToken {
    /// As `Buffer.from(secret, "base64")` decodes: what is foreign and what is left over is dropped.
    static let keyBase64Decoded = BrokenToken(
        "key-base64-decoded", "signed with the key, base64-decoded", .signature
    ) { good in
        let letters = good.key.secret.compactMap(letter)
        let filled = letters + [UInt8](repeating: UInt8(ascii: "A"), count: (4 - letters.count % 4) % 4)
        let bytes = (try? Base64URL.decode(filled.span)) ?? []
        return good.bytes(secret: Array(bytes.prefix(letters.count * 6 / 8)))
    }

    /// A letter of either alphabet in the URL's spelling; nil for any other.
    private static func letter(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): byte
        default: nil
        }
    }
}
