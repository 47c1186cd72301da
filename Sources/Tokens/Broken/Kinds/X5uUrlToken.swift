extension BrokenToken {
    /// RFC 8725 §3.10: nothing is fetched.
    static let x5uUrl = BrokenToken("x5u-url", "says in `x5u` where its key is", .keyID) {
        $0.heading("x5u", text: "https://attacker.example/key.pem").bytes
    }
}
