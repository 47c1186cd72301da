package import Encoding

/// What is wrong with a fixture, and where.
package struct FixtureError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file's name as it was given.
    package let file: String
    /// Line and column, from 1; the column counts bytes.
    package let location: TextLocation
    /// What is wrong and what would be right, in one sentence.
    package let sentence: String
    /// The line itself, and under it a caret at the column.
    package let excerpt: String

    /// The error as `file:line:column: sentence`, with the line and a caret below.
    package var description: String {
        "\(file):\(location.line):\(location.column): \(sentence)\n\(excerpt)"
    }
}
