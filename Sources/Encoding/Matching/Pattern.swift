/// What a value is expected to be: plain JSON, or matchers within it.
package struct Pattern: Sendable {
    /// What there is to compare.
    package indirect enum Form: Sendable {
        /// Null, a boolean or a number, equal by meaning.
        case value
        /// A string; a fixture inserts its variables.
        case text(String)
        /// Members that must be there and match; others may be there too.
        case object([(name: String, pattern: Pattern)])
        /// Every element, in order.
        case array([Pattern])
        /// A string that holds this text, or an array with such an element.
        case contains(Pattern)
        /// A string that the regular expression matches somewhere: `PatternTexts` judges.
        case matches(String)
        /// A value of this type.
        case type(ValueType)
        /// An array or object of so many parts.
        case count(Int)
        /// A value that one of these matches.
        case oneOf([Pattern])
        /// No such member at all.
        case absent
        /// Any value, but one.
        case any
        /// The value whole: no further members, at any depth.
        case exact(Pattern)
    }

    /// What there is to compare.
    package let form: Form
    /// The pattern as it was written.
    package let source: JSON
}
