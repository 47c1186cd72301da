extension BrokenToken {
    /// As a line that was wrapped and joined again.
    static let innerBlank = BrokenToken("inner-blank", "a blank inside the payload", .base64url) { good in
        let (header, payload, signature) = good.parts
        let middle = payload.count / 2
        let broken = payload[..<middle] + [0x20] + payload[middle...]
        return GoodToken.joined((header, Array(broken), signature))
    }
}
