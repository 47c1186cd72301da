/// Durations as people write and read them: `250ms`, `30s`, `5m`, `1h`, `2d`.
extension Duration {
    private static var units: [(name: String, word: String, milliseconds: Int64)] {
        [
            ("d", "day", 86_400_000), ("h", "hour", 3_600_000), ("m", "minute", 60_000),
            ("s", "second", 1_000),
            ("ms", "", 1),
        ]
    }

    /// Reads a number that is not negative and its unit, as in `1.5s`; at most nine digits after the point
    /// count.
    ///
    /// Nil for anything else, and beyond 2⁶³ milliseconds.
    package init?(written text: String) {
        let (whole, afterWhole) = Self.digits(text.utf8[...])
        var rest = afterWhole
        var fraction: Substring.UTF8View = text.utf8[..<text.utf8.startIndex]
        if rest.first == UInt8(ascii: ".") {
            (fraction, rest) = Self.digits(rest.dropFirst())
            if fraction.isEmpty { return nil }
        }
        guard let number = Int64(Substring(whole)),
            let unit = Self.units.first(where: { Array($0.name.utf8) == Array(rest) })
        else { return nil }
        let (milliseconds, overflow) = number.multipliedReportingOverflow(by: unit.milliseconds)
        let nanoseconds = Self.nanoseconds(fraction, of: unit.milliseconds)
        if overflow || milliseconds > Int64.max - nanoseconds / 1_000_000 { return nil }
        self = .milliseconds(milliseconds) + .nanoseconds(nanoseconds)
    }

    private static func digits(_ text: Substring.UTF8View) -> (Substring.UTF8View, Substring.UTF8View) {
        let digits = text.prefix { $0 &- UInt8(ascii: "0") < 10 }
        return (digits, text[digits.endIndex...])
    }

    /// A fraction of a unit; billionths of a day are 86,400 nanoseconds, so it fits.
    private static func nanoseconds(_ fraction: Substring.UTF8View, of milliseconds: Int64) -> Int64 {
        var billionths: Int64 = 0
        var scale: Int64 = 1_000_000_000
        for byte in fraction.prefix(9) {
            scale /= 10
            billionths += Int64(byte &- UInt8(ascii: "0")) * scale
        }
        return billionths * milliseconds / 1_000
    }

    /// The duration in seconds, with its fraction.
    package var seconds: Double {
        let (whole, attoseconds) = components
        return Double(whole) + Double(attoseconds) / 1e18
    }

    /// Whole milliseconds, cut towards zero; saturates beyond 2⁶³.
    package var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, tooLarge) = seconds.multipliedReportingOverflow(by: 1_000)
        let (sum, overflow) = product.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
        if tooLarge || overflow { return seconds < 0 ? .min : .max }
        return sum
    }

    /// The duration in the largest unit that leaves no fraction: `5m`, `90s`, `1500ms`; parts of a
    /// millisecond are cut.
    package var written: String {
        let milliseconds = milliseconds
        if milliseconds == 0 { return "0s" }
        for unit in Self.units where milliseconds % unit.milliseconds == 0 {
            return "\(milliseconds / unit.milliseconds)\(unit.name)"
        }
        return "\(milliseconds)ms"
    }

    /// The duration for a sentence, cut to its largest unit: `3 minutes`, `1 hour`, `0 seconds`; without its
    /// sign.
    package var words: String {
        let magnitude = milliseconds.magnitude
        for unit in Self.units where !unit.word.isEmpty {
            let count = magnitude / UInt64(unit.milliseconds)
            if count > 0 { return "\(count) \(unit.word)\(count == 1 ? "" : "s")" }
        }
        return "0 seconds"
    }
}
