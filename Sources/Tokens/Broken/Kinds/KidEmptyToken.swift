extension BrokenToken {
    /// A variable that was not set.
    static let kidEmpty = BrokenToken("kid-empty", "`kid` is empty", .keyID) {
        $0.heading("kid", text: "").bytes
    }
}
