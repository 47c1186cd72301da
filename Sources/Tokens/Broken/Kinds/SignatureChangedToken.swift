extension BrokenToken {
    /// The plainest forgery.
    static let signatureChanged = BrokenToken("signature-changed", "one character of it changed", .signature)
    { good in
        var (header, payload, signature) = good.parts
        signature[0] = signature[0] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        return GoodToken.joined((header, payload, signature))
    }
}
