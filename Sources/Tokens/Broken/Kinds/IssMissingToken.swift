extension BrokenToken {
    /// RFC 7519 §4.1.1.
    static let issMissing = BrokenToken("iss-missing", "`iss` is not there", .issuer, needs: .issuer) {
        $0.with("iss", nil).bytes
    }
}
