extension BrokenToken {
    /// The token never ends.
    static let expMissing = BrokenToken(
        "exp-missing", "`exp` is not there", .missingClaim, needs: .requireExp
    ) {
        $0.with("exp", nil).bytes
    }
}
