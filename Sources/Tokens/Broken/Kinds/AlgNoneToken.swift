extension BrokenToken {
    /// An unsecured token (RFC 7519 §6; RFC 8725 §2.1).
    static let algNone = BrokenToken("alg-none", "`alg` is none, without signature", .algorithm) {
        $0.heading("alg", text: "none").unsigned
    }
}
