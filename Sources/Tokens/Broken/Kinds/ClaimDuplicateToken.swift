extension BrokenToken {
    /// RFC 7519 §4: every claim name is unique.
    static let claimDuplicate = BrokenToken(
        "claim-duplicate", "a claim of yours stands twice", .duplicateMember
    ) {
        $0.with("plan", text: "free").adding(spelled: #""plan""#, #""gold""#).bytes
    }
}
