extension BrokenToken {
    /// Names of algorithms are case-sensitive (RFC 7515 §4.1.1).
    static let algLowerCase = BrokenToken("alg-lower-case", "`alg` is hs256, honestly signed", .algorithm) {
        $0.heading("alg", text: "hs256").bytes
    }
}
