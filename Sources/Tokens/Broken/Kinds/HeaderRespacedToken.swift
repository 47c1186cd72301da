import Encoding

extension BrokenToken {
    /// The same JSON with blanks: the MAC is over characters, not over meaning (RFC 7515 §5.2).
    static let headerRespaced = BrokenToken(
        "header-respaced", "the header rewritten after signing", .signature
    ) { good in
        let parts = good.parts
        return GoodToken.joined((Base64URL.encode(good.header.spacedBytes), parts.payload, parts.signature))
    }
}
