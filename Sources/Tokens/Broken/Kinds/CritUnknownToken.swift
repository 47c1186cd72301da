extension BrokenToken {
    /// RFC 7515 §4.1.11: who does not understand it must refuse.
    static let critUnknown = BrokenToken("crit-unknown", "`crit` names an unknown extension", .crit) {
        $0.heading("crit", #"["exp-policy"]"#).heading("exp-policy", "1").bytes
    }
}
