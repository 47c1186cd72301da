/// One place where what came is not what was expected.
package struct Difference: Sendable, Equatable {
    /// Where in the value, as a JSON pointer; empty for the whole.
    package let path: String
    /// Where the expected value stands in the pattern's text.
    package let location: TextLocation
    /// What was expected, as compact JSON or in words.
    package let expected: String
    /// What came.
    package let came: String

    /// A difference at a place of the value and one of the pattern.
    package init(path: String, location: TextLocation, expected: String, came: String) {
        self.path = path
        self.location = location
        self.expected = expected
        self.came = came
    }
}
