/// Comparing a literal of ours with bytes of theirs, without making a `String`.
extension StaticString {
    /// Whether these are exactly the UTF-8 bytes of the literal; the range lies within `text`.
    @inline(__always)
    func isSpelled(in text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        guard end - start == utf8CodeUnitCount else { return false }
        return withUTF8Buffer { expected in
            let expected = unsafe expected.span
            for at in expected.indices where expected[at] != text[start + at] { return false }
            return true
        }
    }
}
