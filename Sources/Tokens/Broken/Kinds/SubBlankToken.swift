extension BrokenToken {
    /// Nothing that can be seen.
    static let subBlank = BrokenToken("sub-blank", "`sub` is blanks", .subject) {
        $0.with("sub", text: "   ").bytes
    }
}
