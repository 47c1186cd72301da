/// The matchers: an object with one of these names stands for a rule, not for itself (contract, section 7).
package enum MatcherName: String, CaseIterable, Sendable {
    /// A part of a string, or an element of an array.
    case contains = "$contains"
    /// A regular expression.
    case matches = "$matches"
    /// A type of values.
    case type = "$type"
    /// How many parts there are.
    case count = "$count"
    /// A choice of patterns.
    case oneOf = "$oneOf"
    /// No member.
    case absent = "$absent"
    /// Any member.
    case any = "$any"
    /// A value without further members.
    case exact = "$exact"

    /// What `$count` can ask for.
    package static let counts = 0...1_000_000

    /// What is wrong with a matcher's argument, as the end of a sentence about it; nil where nothing is.
    func fault(of value: JSON, _ expressionFault: (String) -> String?) -> String? {
        switch self {
        case .contains, .exact: return nil
        case .matches:
            guard let text = value.string else { return "must be a regular expression" + Self.but(value) }
            return expressionFault(text).map { "must be a regular expression: \($0)" }
        case .type:
            let words = ValueType.allCases.map(\.rawValue)
            if words.contains(where: { value.hasString($0) }) { return nil }
            return "must be \(Self.choice(of: words))" + Self.but(value, nearestOf: words)
        case .count:
            if let count = value.int, Self.counts.contains(Int(count)) { return nil }
            return "must be a whole number from 0 to \(Self.counts.upperBound)" + Self.but(value)
        case .oneOf:
            guard value.kind == .array else { return "must be an array, not \(value.kind)" }
            return value.count < 2 ? "needs at least 2 elements" : nil
        case .absent, .any: return value.bool == true ? nil : "must be true" + Self.but(value)
        }
    }

    private static func choice(of words: [String]) -> String {
        let quoted = words.map { "\"\($0)\"" }
        return quoted.dropLast().joined(separator: ", ") + " or " + (quoted.last ?? "")
    }

    /// What more there is to say of the value that does not fit.
    private static func but(_ value: JSON, nearestOf words: [String] = []) -> String {
        guard let text = value.string else {
            let isPlain = value.kind != .array && value.kind != .object
            return ", not \(isPlain ? value.description : "\(value.kind)")"
        }
        return Spelling.nearest(to: text, among: words).map { "; did you mean \"\($0)\"?" } ?? ""
    }
}
