extension BrokenToken {
    /// One character more than a multiple of four encodes nothing (RFC 4648 §4).
    static let length = BrokenToken("length", "a length that no encoding has", .base64url) {
        Array($0.bytes.dropLast(2))
    }
}
