extension BrokenToken {
    /// As a shell or `JSON.stringify` leaves it.
    static let quoted = BrokenToken("quoted", "in double quotes", .malformed) {
        Array("\"".utf8) + $0.bytes + Array("\"".utf8)
    }
}
