extension BrokenToken {
    /// RFC 7519 §4.1.4.
    static let expired = BrokenToken("expired", "`exp` lies a minute back", .expired) {
        $0.ended(at: $0.second - $0.leeway - 60).bytes
    }
}
