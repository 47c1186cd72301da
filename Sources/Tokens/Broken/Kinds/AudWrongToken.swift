extension BrokenToken {
    /// A token for another service of the same key (RFC 7519 §4.1.3).
    static let audWrong = BrokenToken("aud-wrong", "`aud` is another", .audience, needs: .audience) {
        $0.with("aud", text: "https://elsewhere.example").bytes
    }
}
