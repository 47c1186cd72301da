extension BrokenToken {
    /// `Date.now()` without the division: without a ceiling only a warning.
    static let expMilliseconds = BrokenToken(
        "exp-milliseconds", "`exp` is milliseconds", .lifetime, needs: .maxLifetime
    ) {
        $0.with("exp", $0.milliseconds).bytes
    }
}
