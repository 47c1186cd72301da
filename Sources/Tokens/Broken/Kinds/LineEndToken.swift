extension BrokenToken {
    /// As `echo` or a file that was read whole leaves it.
    static let lineEnd = BrokenToken(
        "line-end", "a line end stands behind it", .malformed, holdsLineEnd: true
    ) {
        $0.bytes + [0x0A]
    }
}
