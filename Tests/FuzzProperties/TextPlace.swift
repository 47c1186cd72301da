import Encoding

/// Where an error says that it stands.
enum TextPlace {
    /// Throws where a place lies outside a text; the place behind the last byte of a line lies inside.
    static func check(_ place: TextLocation, in bytes: [UInt8]) throws(Violation) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        try Violation.unless(lines.indices.contains(place.line - 1), "an error stands in no line")
        try Violation.unless(
            (1...lines[place.line - 1].count + 1).contains(place.column), "an error stands beside its line")
    }
}
