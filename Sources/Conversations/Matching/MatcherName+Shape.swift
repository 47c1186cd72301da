import Encoding

/// What a schema says of the matchers.
extension MatcherName {
    /// What the matcher is given.
    var argument: Shape {
        switch self {
        case .contains, .exact: .pattern
        case .matches: .expression
        case .type: .choice(ValueType.allCases.map(\.rawValue))
        case .count: .count(Self.counts)
        case .oneOf: .list(.pattern, atLeast: 2)
        case .absent, .any: .yes
        }
    }

    /// What it asks, for the schema.
    var help: String {
        switch self {
        case .contains: "a string that holds this text, or an array with an element that matches"
        case .matches: "a string in which this regular expression (Swift's Regex) matches"
        case .type: "a value of this type"
        case .count: "an array or object of so many parts"
        case .oneOf: "a value that one of these matches"
        case .absent: "the member is not there"
        case .any: "the member is there, whatever it says"
        case .exact: "the value whole, without further members"
        }
    }
}
