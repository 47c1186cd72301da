extension BrokenToken {
    /// RFC 7519 §7.2: the payload is an object.
    static let payloadArray = BrokenToken("payload-array", "the claims stand in an array", .payload) {
        $0.bytes(payload: Array("[".utf8) + $0.claims.bytes + Array("]".utf8))
    }
}
