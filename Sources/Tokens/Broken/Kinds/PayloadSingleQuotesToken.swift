extension BrokenToken {
    /// Python's `str(claims)` in place of `json.dumps`.
    static let payloadSingleQuotes = BrokenToken(
        "payload-single-quotes", "single quotes for double ones", .payload
    ) { good in
        good.bytes(payload: good.claims.spacedBytes.map { $0 == UInt8(ascii: "\"") ? UInt8(ascii: "'") : $0 })
    }
}
