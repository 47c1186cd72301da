extension BrokenToken {
    /// RFC 7515 §4: the header is an object.
    static let headerArray = BrokenToken("header-array", "the header is an array", .malformed) {
        $0.bytes(header: Array(#"["HS256","JWT"]"#.utf8))
    }
}
