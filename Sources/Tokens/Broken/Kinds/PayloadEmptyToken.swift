extension BrokenToken {
    /// A detached payload (RFC 7515 appendix F), which no JWT has.
    static let payloadEmpty = BrokenToken("payload-empty", "nothing between the dots", .malformed) {
        $0.signed($0.parts.header, [])
    }
}
