/// Sizes as people write them: `64KiB`, `1MiB`, `2GiB`, `512B`, `512`.
///
/// IEC 80000-13 powers of 1,024.
package enum ByteSize {
    private static let units: [(name: String, bytes: Int)] = [
        ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("B", 1), ("", 1),
    ]

    /// The number of bytes, or nil where it is no size or too large for an `Int`.
    package static func parse(_ text: String) -> Int? {
        let digits = text.utf8.prefix { $0 &- UInt8(ascii: "0") < 10 }
        let name = Array(text.utf8.dropFirst(digits.count))
        guard let number = Int(Substring(digits)),
            let unit = units.first(where: { Array($0.name.utf8) == name })
        else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: unit.bytes)
        return overflow ? nil : bytes
    }

    /// The size in the largest unit that leaves no fraction; a negative size counts as 0.
    package static func written(_ bytes: Int) -> String {
        let bytes = max(bytes, 0)
        guard bytes > 0, let unit = units.first(where: { bytes % $0.bytes == 0 }) else { return "0B" }
        return "\(bytes / unit.bytes)\(unit.name)"
    }
}
