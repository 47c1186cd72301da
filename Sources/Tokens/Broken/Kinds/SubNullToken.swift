extension BrokenToken {
    /// A visitor who is not logged in has no token.
    static let subNull = BrokenToken("sub-null", "`sub` is null", .claimType) {
        $0.with("sub", "null").bytes
    }
}
