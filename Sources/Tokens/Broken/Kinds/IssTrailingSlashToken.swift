extension BrokenToken {
    /// Compared byte for byte, not as a URL.
    static let issTrailingSlash = BrokenToken(
        "iss-trailing-slash", "a slash too many behind `iss`", .issuer, needs: .issuer
    ) {
        $0.with("iss", text: ($0.policy.issuer ?? "") + "/").bytes
    }
}
