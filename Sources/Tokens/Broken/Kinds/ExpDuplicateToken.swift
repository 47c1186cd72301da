extension BrokenToken {
    /// Some readers take the first and some the last (RFC 7519 §4).
    static let expDuplicate = BrokenToken("exp-duplicate", "`exp` stands twice", .duplicateMember) {
        $0.adding(spelled: #""exp""#, "4102444800").bytes
    }
}
