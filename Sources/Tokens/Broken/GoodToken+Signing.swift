import Encoding
import Hashing

/// Putting it together, right or wrong.
extension GoodToken {
    /// The three encoded parts, honestly signed.
    var parts: (header: [UInt8], payload: [UInt8], signature: [UInt8]) { parts(payload: claims.bytes) }

    /// The token, honestly signed.
    var bytes: [UInt8] { Self.joined(parts) }

    /// The token over another payload, honestly signed.
    func bytes(payload: [UInt8]) -> [UInt8] { Self.joined(parts(payload: payload)) }

    /// The token over another header, honestly signed.
    func bytes(header: [UInt8]) -> [UInt8] {
        signed(Base64URL.encode(header), Base64URL.encode(claims.bytes))
    }

    /// The token, signed with another secret.
    func bytes(secret: [UInt8]) -> [UInt8] {
        let parts = parts
        return signed(parts.header, parts.payload, secret: secret)
    }

    /// The token with nothing behind its second dot.
    var unsigned: [UInt8] {
        let parts = parts
        return Self.joined((parts.header, parts.payload, []))
    }

    /// Two parts as they stand, under a MAC over exactly these characters.
    func signed(_ header: [UInt8], _ payload: [UInt8], secret: [UInt8]? = nil) -> [UInt8] {
        Self.joined((header, payload, Base64URL.encode(mac(header, payload, secret: secret))))
    }

    /// The 32 bytes of the MAC over two parts; the key's own, or that of another secret.
    func mac(_ header: [UInt8], _ payload: [UInt8], secret: [UInt8]? = nil) -> [UInt8] {
        let input = header + [UInt8(ascii: ".")] + payload
        let mac = secret.map(HMACSHA256Key.init) ?? key.mac
        return mac.authenticate(input.span).bytes
    }

    /// Parts and the dots between them.
    static func joined(_ parts: (header: [UInt8], payload: [UInt8], signature: [UInt8])) -> [UInt8] {
        parts.header + [UInt8(ascii: ".")] + parts.payload + [UInt8(ascii: ".")] + parts.signature
    }

    private func parts(payload: [UInt8]) -> (header: [UInt8], payload: [UInt8], signature: [UInt8]) {
        let header = Base64URL.encode(header.bytes)
        let payload = Base64URL.encode(payload)
        return (header, payload, Base64URL.encode(mac(header, payload)))
    }
}
