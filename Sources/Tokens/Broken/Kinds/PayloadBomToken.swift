extension BrokenToken {
    /// RFC 8259 §8.1.
    static let payloadBom = BrokenToken("payload-bom", "a byte order mark stands in front", .payload) {
        $0.bytes(payload: [0xEF, 0xBB, 0xBF] + $0.claims.bytes)
    }
}
