extension BrokenToken {
    /// There is no moment at which it holds.
    static let neverValid = BrokenToken("never-valid", "`nbf` lies after `exp`", .notYetValid) { good in
        let end = good.second + min(good.ceiling ?? GoodToken.lifetime, GoodToken.lifetime)
        return good.dated(issuedAt: good.second, expiry: end).with("nbf", seconds: end + good.leeway + 60)
            .bytes
    }
}
