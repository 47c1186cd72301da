import Encoding

extension BrokenToken {
    /// PHP's `hash_hmac` without its last argument.
    static let signatureHex = BrokenToken("signature-hex", "the signature in hex before encoding", .signature)
    { good in
        let (header, payload, _) = good.parts
        let hex = Hex.encode(good.mac(header, payload))
        return GoodToken.joined((header, payload, Base64URL.encode(hex)))
    }
}
