extension BrokenToken {
    /// The confusion of key types (RFC 8725 §2.1), the other way round.
    static let algRs256 = BrokenToken("alg-rs256", "`alg` is RS256, signed with HS256", .algorithm) {
        $0.heading("alg", text: "RS256").bytes
    }
}
