extension BrokenToken {
    /// `Date.now()` without the division.
    static let nbfMilliseconds = BrokenToken("nbf-milliseconds", "`nbf` is milliseconds", .notYetValid) {
        $0.with("nbf", $0.milliseconds).bytes
    }
}
