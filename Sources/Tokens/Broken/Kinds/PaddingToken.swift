import Encoding

extension BrokenToken {
    /// RFC 7515 §2 leaves padding out; the MAC covers it here, so nothing else is wrong.
    static let padding = BrokenToken("padding", "encoded with `=` at the ends", .base64url) { good in
        func padded(_ part: [UInt8]) -> [UInt8] {
            part + [UInt8](repeating: UInt8(ascii: "="), count: (4 - part.count % 4) % 4)
        }
        let (header, payload, _) = good.parts
        let mac = Base64URL.encode(good.mac(padded(header), padded(payload)))
        return GoodToken.joined((padded(header), padded(payload), padded(mac)))
    }
}
