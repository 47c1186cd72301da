extension BrokenToken {
    /// RFC 7515 §4.1.4.
    static let kidUnknown = BrokenToken(
        "kid-unknown", "`kid` names no key of the widget", .keyID, needs: .keyIDs
    ) {
        $0.heading("kid", text: "no-such-key").bytes
    }
}
