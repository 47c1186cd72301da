extension BrokenToken {
    /// `Date.now()` without the division.
    static let iatMilliseconds = BrokenToken(
        "iat-milliseconds", "`iat` is milliseconds", .notYetValid, needs: .checkIat
    ) {
        $0.with("iat", $0.milliseconds).bytes
    }
}
