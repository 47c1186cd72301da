extension BrokenToken {
    /// A reader that asks for all of none takes it.
    static let audEmpty = BrokenToken("aud-empty", "`aud` is an empty array", .audience, needs: .audience) {
        $0.with("aud", "[]").bytes
    }
}
