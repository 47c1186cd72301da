extension BrokenToken {
    /// Nothing that can be seen.
    static let subInvisible = BrokenToken("sub-invisible", "`sub` is a zero-width space", .subject) {
        $0.with("sub", text: "\u{200B}").bytes
    }
}
