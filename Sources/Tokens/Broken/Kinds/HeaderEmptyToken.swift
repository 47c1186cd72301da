extension BrokenToken {
    /// RFC 7515 §7.1: a compact token begins with its header.
    static let headerEmpty = BrokenToken("header-empty", "nothing before the first dot", .malformed) { good in
        let parts = good.parts
        return good.signed([], parts.payload)
    }
}
