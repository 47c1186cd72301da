extension BrokenToken {
    /// A reader that recurses would end there; the nesting itself stops at two thousand.
    static let payloadTooDeep = BrokenToken("payload-too-deep", "nested deeper than the limit", .payload) {
        good in
        let depth = min(max(good.policy.maximumDepth, 1), 2_000)
        let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        return good.with("nested", nested).bytes
    }
}
