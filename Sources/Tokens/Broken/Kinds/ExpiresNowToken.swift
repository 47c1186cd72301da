extension BrokenToken {
    /// RFC 7519 §4.1.4: on `exp` the token is over already.
    static let expiresNow = BrokenToken("expires-now", "`exp` is this very second", .expired) {
        $0.ended(at: $0.second - $0.leeway).bytes
    }
}
