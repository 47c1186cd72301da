extension BrokenToken {
    /// RFC 7515 §4.1.4 wants a string.
    static let kidNumber = BrokenToken("kid-number", "`kid` is a number", .keyID) {
        $0.heading("kid", "1").bytes
    }
}
