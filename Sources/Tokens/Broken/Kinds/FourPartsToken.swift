extension BrokenToken {
    /// Nothing has four parts (RFC 7515 §7.1, RFC 7516 §7.1).
    static let fourParts = BrokenToken("four-parts", "a fourth part behind a third dot", .malformed) {
        $0.bytes + Array(".e30".utf8)
    }
}
