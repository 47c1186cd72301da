extension BrokenToken {
    /// A `.env` file whose quotes were taken for the value.
    static let keyQuoted = BrokenToken("key-quoted", "signed with the key in quotes", .signature) {
        $0.bytes(secret: Array("\"".utf8) + $0.key.secret + Array("\"".utf8))
    }
}
