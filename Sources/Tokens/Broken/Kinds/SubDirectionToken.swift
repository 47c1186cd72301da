extension BrokenToken {
    /// UAX #9: what a person reads is not what it is.
    static let subDirection = BrokenToken("sub-direction", "`sub` turns the direction of text", .subject) {
        $0.with("sub", text: "u-42\u{202E}").bytes
    }
}
