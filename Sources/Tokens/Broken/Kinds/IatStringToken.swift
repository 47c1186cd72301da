extension BrokenToken {
    /// RFC 7519 §2: dates are numbers.
    static let iatString = BrokenToken("iat-string", "`iat` is a number in quotes", .claimType) {
        $0.with("iat", text: "\($0.second)").bytes
    }
}
