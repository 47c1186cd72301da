/// What a reader did that it never may, in one sentence.
package struct Violation: Error, Sendable {
    /// The sentence.
    package let sentence: String

    /// Throws where something does not hold.
    static func unless(_ holds: Bool, _ sentence: @autoclosure () -> String) throws(Violation) {
        if !holds { throw Violation(sentence: sentence()) }
    }
}
