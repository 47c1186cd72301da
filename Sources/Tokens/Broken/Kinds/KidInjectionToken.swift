extension BrokenToken {
    /// `kid` is looked up and never run.
    static let kidInjection = BrokenToken("kid-injection", "`kid` is SQL", .keyID, needs: .keyIDs) {
        $0.heading("kid", text: "x' UNION SELECT 'known").bytes(secret: Array("known".utf8))
    }
}
