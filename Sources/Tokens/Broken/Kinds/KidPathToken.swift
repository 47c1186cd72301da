extension BrokenToken {
    /// The empty file as the key; `kid` is looked up and never opened.
    static let kidPath = BrokenToken("kid-path", "`kid` is a path to nothing", .keyID, needs: .keyIDs) {
        $0.heading("kid", text: "../../../../dev/null").bytes(secret: [])
    }
}
