extension BrokenToken {
    /// RFC 7797 §7: no JWT may use it.
    ///
    /// The payload is encoded all the same, so nothing else is wrong.
    static let b64False = BrokenToken("b64-false", "`b64` is false, and critical", .crit) {
        $0.heading("b64", "false").heading("crit", #"["b64"]"#).bytes
    }
}
