import Encoding

extension BrokenToken {
    /// The same claims with blanks: the MAC is over characters, not over meaning (RFC 7515 §5.2).
    static let payloadRespaced = BrokenToken(
        "payload-respaced", "the payload rewritten after signing", .signature
    ) { good in
        let parts = good.parts
        return GoodToken.joined((parts.header, Base64URL.encode(good.claims.spacedBytes), parts.signature))
    }
}
