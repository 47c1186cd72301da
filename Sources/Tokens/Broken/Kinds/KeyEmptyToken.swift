extension BrokenToken {
    /// CVE-2019-20933: a variable that was not set.
    static let keyEmpty = BrokenToken("key-empty", "signed with an empty key", .signature) {
        $0.bytes(secret: [])
    }
}
