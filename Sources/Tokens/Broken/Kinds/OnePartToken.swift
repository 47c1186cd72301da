extension BrokenToken {
    /// Claims that were encoded and never signed.
    static let onePart = BrokenToken("one-part", "the payload alone, no dots", .malformed) {
        $0.parts.payload
    }
}
