extension BrokenToken {
    /// It names whom the chat belongs to.
    static let subMissing = BrokenToken("sub-missing", "`sub` is not there", .missingClaim) {
        $0.with("sub", nil).bytes
    }
}
