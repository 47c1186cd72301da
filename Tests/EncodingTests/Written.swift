import Encoding
import Support

/// Reads the fixtures of this target: lines of fields between tabs, odd bytes as `%XX`.
enum Written {
    /// The fields of every line of a fixture.
    static func rows(_ path: String) -> [[String]] {
        Repository.lines(path).map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// The bytes that a field stands for.
    static func bytes(_ field: String) -> [UInt8] { PercentEncoding.decode(Array(field.utf8)) ?? [] }

    /// The value that a field stands for, read with nothing refused that can be told.
    static func json(_ field: String, rules: JSONRules = .strict) throws -> JSON {
        try JSON(reading: bytes(field), rules: rules)
    }

    /// The same numbers on every run, so that a failure can be repeated.
    ///
    /// Source: Vigna, SplitMix64.
    struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
