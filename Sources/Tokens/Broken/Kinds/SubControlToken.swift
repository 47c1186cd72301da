extension BrokenToken {
    /// Where one reader ends, another reads on.
    static let subControl = BrokenToken("sub-control", "`sub` holds a NUL", .subject) {
        $0.with("sub", text: "u-42\u{0}").bytes
    }
}
