extension BrokenToken {
    /// RFC 7519 §4.1.3.
    static let audNumber = BrokenToken("aud-number", "`aud` is a number", .claimType) {
        $0.with("aud", "1").bytes
    }
}
