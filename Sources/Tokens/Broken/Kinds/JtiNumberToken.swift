extension BrokenToken {
    /// RFC 7519 §4.1.7.
    static let jtiNumber = BrokenToken("jti-number", "`jti` is a number", .claimType) {
        $0.with("jti", "7").bytes
    }
}
