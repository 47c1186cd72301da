extension Duration {
    /// The duration in milliseconds, rounded down, 0 for a negative one, at most some three hundred years.
    var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return min(seconds, 10_000_000_000) * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
