extension BrokenToken {
    /// Local time in New York, taken for UTC.
    static let expLocalTime = BrokenToken("exp-local-time", "`exp` is five hours off", .expired) {
        $0.dated(issuedAt: $0.second, expiry: $0.second - $0.leeway - 5 * 3_600 + GoodToken.lifetime).bytes
    }
}
