extension BrokenToken {
    /// A claim of filler takes the token past the limit; the filler itself stops at a megabyte.
    static let tooLarge = BrokenToken("too-large", "longer than the widget takes", .tooLarge) { good in
        let filler = min(max(good.policy.maximumBytes, 1), 1 << 20)
        return good.with("filler", text: String(repeating: "x", count: filler)).bytes
    }
}
