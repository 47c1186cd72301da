extension BrokenToken {
    /// RFC 7519 §2: dates are numbers.
    static let expString = BrokenToken("exp-string", "`exp` is a number in quotes", .claimType) {
        $0.with("exp", text: $0.expiry).bytes
    }
}
