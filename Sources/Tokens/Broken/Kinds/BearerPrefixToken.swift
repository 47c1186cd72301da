extension BrokenToken {
    /// The scheme of the header field, taken for a part of the token (RFC 6750 §2.1).
    static let bearerPrefix = BrokenToken("bearer-prefix", "`Bearer ` stands in front", .malformed) {
        Array("Bearer ".utf8) + $0.bytes
    }
}
