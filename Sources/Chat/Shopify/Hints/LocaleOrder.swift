/// The order of JavaScript's `localeCompare` for ASCII names: the root collation of CLDR (UTS #10).
enum LocaleOrder {
    /// Marks before digits before letters, `a` and `A` side by side; measured with Node 20.
    private static let marks = Array(" _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$".utf8)

    /// Whether one name stands before another.
    ///
    /// Letter case counts only where nothing else differs, and then the small letter is first. What is not
    /// ASCII stands behind all that is, by its bytes.
    static func precedes(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        let (left, right) = (one.map(weight), other.map(weight))
        if left != right { return left.lexicographicallyPrecedes(right) }
        return other.lexicographicallyPrecedes(one)
    }

    private static func weight(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: byte
        default: marks.firstIndex(of: byte).map { UInt8($0 + 1) } ?? 0
        }
    }
}
