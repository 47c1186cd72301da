import Encoding

extension BrokenToken {
    /// A reader that compares as far as the shorter one goes takes it.
    static let signatureTruncated = BrokenToken(
        "signature-truncated", "the last two bytes are cut", .signature
    ) { good in
        let (header, payload, _) = good.parts
        let mac = Array(good.mac(header, payload).dropLast(2))
        return GoodToken.joined((header, payload, Base64URL.encode(mac)))
    }
}
