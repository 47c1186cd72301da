extension BrokenToken {
    /// A key of another environment.
    static let keyOther = BrokenToken("key-other", "signed with a key of nobody", .signature) {
        $0.bytes(secret: Array("the key of quite another environment".utf8))
    }
}
