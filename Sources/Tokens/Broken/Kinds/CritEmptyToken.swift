extension BrokenToken {
    /// RFC 7515 §4.1.11 forbids it.
    static let critEmpty = BrokenToken("crit-empty", "`crit` is empty", .crit) {
        $0.heading("crit", "[]").bytes
    }
}
