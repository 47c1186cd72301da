/// What the strings of a pattern stand for.
package protocol PatternTexts: Sendable {
    /// What a string of a pattern must equal; nil: nothing equals it.
    func value(of source: JSON) -> JSON?
    /// A text as part of another.
    func insert(into text: String) -> String
    /// A part of a pattern as a report shows it.
    func insert(into source: JSON) -> JSON
    /// Whether the argument of `$matches` matches somewhere in a text.
    func matches(_ expression: String, in text: String) -> Bool
}

/// Strings that stand for themselves; there are no regular expressions.
package struct PlainTexts: PatternTexts {
    /// No state.
    package init() {}

    /// The string itself.
    package func value(of source: JSON) -> JSON? { source }

    /// The text itself.
    package func insert(into text: String) -> String { text }

    /// The value itself.
    package func insert(into source: JSON) -> JSON { source }

    /// Never: `PatternReader` refuses `$matches` where nobody judges it.
    package func matches(_ expression: String, in text: String) -> Bool { false }
}
