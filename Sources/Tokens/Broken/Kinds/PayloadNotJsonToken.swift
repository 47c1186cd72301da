extension BrokenToken {
    /// RFC 7519 §7.2.
    static let payloadNotJson = BrokenToken("payload-not-json", "the payload is a query string", .payload) {
        $0.bytes(payload: Array("sub=u-42&exp=4102444800".utf8))
    }
}
