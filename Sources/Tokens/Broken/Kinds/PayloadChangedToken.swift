extension BrokenToken {
    /// The page promotes its visitor.
    static let payloadChanged = BrokenToken("payload-changed", "a claim added after signing", .signature) {
        good in
        let changed = good.with("admin", "true").parts.payload
        let parts = good.parts
        return GoodToken.joined((parts.header, changed, parts.signature))
    }
}
