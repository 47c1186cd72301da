extension BrokenToken {
    /// The clock was not added.
    static let expLifetime = BrokenToken("exp-lifetime", "`exp` is 300: the lifetime alone", .expired) {
        $0.with("exp", seconds: GoodToken.lifetime).bytes
    }
}
