extension BrokenToken {
    /// RFC 7519 §4.1.6 leaves it open; the widget does not.
    static let iatInFuture = BrokenToken(
        "iat-in-future", "`iat` lies an hour ahead", .notYetValid, needs: .checkIat
    ) { good in
        let start = good.second + good.leeway + 3_600
        return good.dated(issuedAt: start, expiry: start + min(good.ceiling ?? 60, 60)).bytes
    }
}
