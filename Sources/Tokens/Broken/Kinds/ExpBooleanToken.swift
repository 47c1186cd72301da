extension BrokenToken {
    /// A reader that converts makes a 1 of it.
    static let expBoolean = BrokenToken("exp-boolean", "`exp` is true", .claimType) {
        $0.with("exp", "true").bytes
    }
}
