extension BrokenToken {
    /// The MAC holds, and the header says that there is none.
    static let algNoneSigned = BrokenToken("alg-none-signed", "`alg` is none, honestly signed", .algorithm) {
        $0.heading("alg", text: "none").bytes
    }
}
