extension BrokenToken {
    /// RFC 7519 §4.1.1.
    static let issWrong = BrokenToken("iss-wrong", "`iss` is another", .issuer, needs: .issuer) {
        $0.with("iss", text: "https://elsewhere.example").bytes
    }
}
