extension BrokenToken {
    /// More than a double holds: read as infinity, it never ends.
    static let expInfinite = BrokenToken("exp-infinite", "`exp` is 1e400", .claimType) {
        $0.with("exp", "1e400").bytes
    }
}
