extension BrokenToken {
    /// Above 253402300799999 nothing is a date (contract, section 6).
    static let expHuge = BrokenToken("exp-huge", "`exp` is beyond every date", .claimType) {
        $0.with("exp", "253402300800000").bytes
    }
}
