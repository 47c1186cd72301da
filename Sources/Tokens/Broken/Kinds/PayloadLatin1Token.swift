extension BrokenToken {
    /// RFC 7519 §7.2, RFC 8259 §8.1.
    static let payloadLatin1 = BrokenToken("payload-latin-1", "`é` as one byte, not UTF-8", .payload) {
        $0.bytes(
            payload: $0.claims.bytes.dropLast() + Array(#","name":"Ren"#.utf8) + [0xE9] + Array("\"}".utf8))
    }
}
