extension BrokenToken {
    /// RFC 7519 §4.1.3.
    static let audMissing = BrokenToken("aud-missing", "`aud` is not there", .audience, needs: .audience) {
        $0.with("aud", nil).bytes
    }
}
