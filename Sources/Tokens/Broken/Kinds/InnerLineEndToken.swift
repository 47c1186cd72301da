extension BrokenToken {
    /// As encoders for mail break their lines (RFC 2045 §6.8).
    static let innerLineEnd = BrokenToken(
        "inner-line-end", "a line end inside the payload", .base64url, holdsLineEnd: true
    ) { good in
        let (header, payload, signature) = good.parts
        let middle = payload.count / 2
        let broken = payload[..<middle] + [0x0D, 0x0A] + payload[middle...]
        return GoodToken.joined((header, Array(broken), signature))
    }
}
