extension BrokenToken {
    /// A database id that was not made text (RFC 7519 §4.1.2).
    static let subNumber = BrokenToken("sub-number", "`sub` is a number", .claimType) {
        $0.with("sub", "42").bytes
    }
}
