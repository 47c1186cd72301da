extension BrokenToken {
    /// Lenient readers take it (RFC 8259 §4 does not).
    static let payloadTrailingComma = BrokenToken(
        "payload-trailing-comma", "a comma behind the last member", .payload
    ) {
        $0.bytes(payload: $0.claims.bytes.dropLast() + Array(",}".utf8))
    }
}
