extension BrokenToken {
    /// Names are compared after unescaping (RFC 8259 §8.3).
    static let subEscapedDuplicate = BrokenToken(
        "sub-escaped-duplicate", "`sub` twice, once as `s\\u0075b`", .duplicateMember
    ) {
        $0.adding(spelled: #""s\u0075b""#, #""somebody-else""#).bytes
    }
}
