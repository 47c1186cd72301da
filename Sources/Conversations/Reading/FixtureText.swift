package import Encoding

/// The text of a fixture under its name: what errors and reports quote.
package struct FixtureText: Sendable {
    /// The file's name as it was given.
    package let file: String
    /// The bytes of the file.
    package let bytes: [UInt8]

    /// The longest stretch of a line that is quoted, in characters.
    private static let longest = 100

    /// A text and its name.
    package init(_ bytes: [UInt8], file: String) {
        self.file = file
        self.bytes = bytes
    }

    /// An error at the place of a value.
    func error(_ sentence: String, at value: JSON) -> FixtureError { error(sentence, at: value.location) }

    /// An error at a place.
    func error(_ sentence: String, at location: TextLocation) -> FixtureError {
        FixtureError(file: file, location: location, sentence: sentence, excerpt: excerpt(at: location))
    }

    /// The line of a place, and under it a caret; a long line is cut to the stretch around the place.
    package func excerpt(at location: TextLocation) -> String {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.indices.contains(location.line - 1) else { return "" }
        let line = lines[location.line - 1]
        let before = String(decoding: line.prefix(location.column - 1), as: UTF8.self).map(Self.visible)
        let behind = String(decoding: line.dropFirst(location.column - 1), as: UTF8.self).map(Self.visible)
        let isShort = before.count + behind.count <= Self.longest
        let lead = isShort ? before[...] : before.suffix(Self.longest / 2)
        let text = String(lead) + String(behind.prefix(Self.longest - lead.count))
        return "    \(text)\n    \(String(repeating: " ", count: lead.count))^"
    }

    /// A tab is one column, and what moves a terminal's cursor is not shown.
    private static func visible(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first else { return " " }
        return scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x9B ? " " : character
    }
}
