extension BrokenToken {
    /// One byte more than the limit; the text itself stops at a hundred thousand.
    static let subTooLong = BrokenToken("sub-too-long", "`sub` is longer than the limit", .subject) { good in
        let count = min(max(good.policy.maximumSubjectBytes, 0), 100_000) + 1
        return good.with("sub", text: String(repeating: "u", count: count)).bytes
    }
}
