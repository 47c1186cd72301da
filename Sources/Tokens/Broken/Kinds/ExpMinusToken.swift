extension BrokenToken {
    /// A minus in place of a plus.
    static let expMinus = BrokenToken("exp-minus", "`exp` is five minutes before `iat`", .expired) {
        $0.dated(issuedAt: $0.second, expiry: $0.second - $0.leeway - GoodToken.lifetime).bytes
    }
}
