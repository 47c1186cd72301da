extension BrokenToken {
    /// An unsecured token without its last dot (RFC 7515 §7.1 wants two).
    static let twoParts = BrokenToken("two-parts", "the signature and its dot are cut", .malformed) { good in
        let parts = good.parts
        return parts.header + [UInt8(ascii: ".")] + parts.payload
    }
}
