import Encoding

/// The strings of a fixture: what was saved is inserted, and `$matches` is Swift's own `Regex`.
extension Variables: PatternTexts {
    func value(of source: JSON) -> JSON? { value(of: source.string ?? "") }

    func matches(_ expression: String, in text: String) -> Bool { Expression.matches(expression, text) }
}
