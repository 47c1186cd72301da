extension BrokenToken {
    /// RFC 7515 §5.2.
    static let headerNotJson = BrokenToken("header-not-json", "the header is no JSON", .malformed) {
        $0.bytes(header: Array("alg=HS256;typ=JWT".utf8))
    }
}
