extension BrokenToken {
    /// `toISOString` in place of seconds (RFC 7519 §2).
    static let expDate = BrokenToken("exp-date", "`exp` is a written date", .claimType) {
        $0.with("exp", text: "2099-12-31T23:59:59Z").bytes
    }
}
