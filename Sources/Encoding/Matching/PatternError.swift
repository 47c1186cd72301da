/// What is wrong with a pattern, and where.
package struct PatternError: Error, Sendable, Equatable {
    /// What is wrong and what would be right, in one sentence without its full stop.
    package let sentence: String
    /// Where it stands in the pattern's text.
    package let location: TextLocation
}
