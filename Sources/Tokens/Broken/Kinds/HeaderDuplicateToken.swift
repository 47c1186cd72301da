extension BrokenToken {
    /// RFC 7515 §4: the signature is not even computed.
    static let headerDuplicate = BrokenToken("header-duplicate", "`alg` stands twice", .duplicateMember) {
        $0.headingTwice("alg", text: "none").bytes
    }
}
