extension BrokenToken {
    /// A visitor who is not logged in has no token.
    static let subEmpty = BrokenToken("sub-empty", "`sub` is empty", .claimType) {
        $0.with("sub", text: "").bytes
    }
}
