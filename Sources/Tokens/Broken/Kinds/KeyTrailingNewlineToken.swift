extension BrokenToken {
    /// A key file that was read whole.
    static let keyTrailingNewline = BrokenToken(
        "key-trailing-newline", "signed with the key and a line end", .signature
    ) {
        $0.bytes(secret: $0.key.secret + [0x0A])
    }
}
