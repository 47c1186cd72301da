package import Encoding

/// What is wrong with a configuration, and where.
package struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file's name as it was given; nil for a widget that came over HTTP.
    package let file: String?
    /// Line and column, from 1.
    package let location: TextLocation
    /// What is wrong and what would be right, in one sentence.
    package let sentence: String

    /// An error at a place of a file.
    package init(file: String?, location: TextLocation, sentence: String) {
        self.file = file
        self.location = location
        self.sentence = sentence
    }

    /// The error as `file:line:column: sentence`.
    package var description: String {
        (file.map { "\($0):" } ?? "") + "\(location.line):\(location.column): \(sentence)"
    }
}
