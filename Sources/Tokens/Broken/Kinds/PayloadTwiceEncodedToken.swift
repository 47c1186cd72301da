extension BrokenToken {
    /// `JSON.stringify` before a library that does it too.
    static let payloadTwiceEncoded = BrokenToken(
        "payload-twice-encoded", "the claims as a JSON string", .payload
    ) { good in
        let claims = String(decoding: good.claims.bytes, as: UTF8.self)
        return good.bytes(payload: Array(LooseObject.quoted(claims).utf8))
    }
}
