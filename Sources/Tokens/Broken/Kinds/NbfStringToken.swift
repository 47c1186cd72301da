extension BrokenToken {
    /// RFC 7519 §2: dates are numbers.
    static let nbfString = BrokenToken("nbf-string", "`nbf` is a number in quotes", .claimType) {
        $0.with("nbf", text: "\($0.second)").bytes
    }
}
