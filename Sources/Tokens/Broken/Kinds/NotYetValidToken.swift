extension BrokenToken {
    /// RFC 7519 §4.1.5.
    static let notYetValid = BrokenToken("not-yet-valid", "`nbf` lies minutes ahead", .notYetValid) { good in
        let lifetime = min(good.ceiling ?? 3_600, 3_600)
        let start = good.second + good.leeway + max(lifetime / 2, 1)
        return good.dated(issuedAt: good.second, expiry: good.second + lifetime).with("nbf", seconds: start)
            .bytes
    }
}
