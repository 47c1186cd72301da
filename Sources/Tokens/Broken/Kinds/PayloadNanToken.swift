extension BrokenToken {
    /// Python's `json.dumps` writes it; JSON has no such number (RFC 8259 §6).
    static let payloadNan = BrokenToken("payload-nan", "a claim is NaN", .payload) {
        $0.with("score", "NaN").bytes
    }
}
