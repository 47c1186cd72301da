extension BrokenToken {
    /// Some readers take the first and some the last (RFC 7519 §4).
    static let subDuplicate = BrokenToken("sub-duplicate", "`sub` stands twice", .duplicateMember) {
        $0.adding(spelled: #""sub""#, #""somebody-else""#).bytes
    }
}
