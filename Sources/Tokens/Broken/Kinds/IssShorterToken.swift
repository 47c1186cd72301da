extension BrokenToken {
    /// CVE-2024-53861: a reader that asks whether one is in the other takes it.
    static let issShorter = BrokenToken("iss-shorter", "a part of `iss`", .issuer, needs: .issuer) {
        $0.with("iss", text: String(($0.policy.issuer ?? "").dropLast())).bytes
    }
}
