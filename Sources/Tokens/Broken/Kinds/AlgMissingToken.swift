extension BrokenToken {
    /// RFC 7515 §4.1.1: it must be there.
    static let algMissing = BrokenToken("alg-missing", "no `alg`", .algorithm) {
        $0.heading("alg", nil).bytes
    }
}
