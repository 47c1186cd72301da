extension BrokenToken {
    /// A number like any other, long past.
    static let expNegative = BrokenToken("exp-negative", "`exp` is negative", .expired) {
        $0.with("exp", "-1").bytes
    }
}
