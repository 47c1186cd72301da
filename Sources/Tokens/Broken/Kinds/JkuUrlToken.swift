extension BrokenToken {
    /// RFC 8725 §3.10: nothing is fetched.
    static let jkuUrl = BrokenToken("jku-url", "says in `jku` where its key is", .keyID) {
        $0.heading("jku", text: "https://attacker.example/keys.json").bytes
    }
}
