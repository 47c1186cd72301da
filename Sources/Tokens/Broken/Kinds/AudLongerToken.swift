extension BrokenToken {
    /// Compared whole, not by its beginning.
    static let audLonger = BrokenToken(
        "aud-longer", "`aud` only begins as it must", .audience, needs: .audience
    ) {
        $0.with("aud", text: ($0.policy.audience ?? "") + ".attacker.example").bytes
    }
}
