/// Reads patterns; what can never match is refused at its place.
package struct PatternReader {
    private let expressionFault: ((String) -> String?)?

    /// A reader; `expressionFault` says what is wrong with a regular expression, and without it there is no
    /// `$matches`.
    package init(expressionFault: ((String) -> String?)? = nil) {
        self.expressionFault = expressionFault
    }

    /// Reads a pattern, matchers and all.
    package func read(_ json: JSON) throws(PatternError) -> Pattern {
        switch json.kind {
        case .string: return Pattern(form: .text(json.string ?? ""), source: json)
        case .array: return Pattern(form: .array(try readAll(json)), source: json)
        case .object: return Pattern(form: try readObject(json), source: json)
        default: return Pattern(form: .value, source: json)
        }
    }

    private func readAll(_ json: JSON) throws(PatternError) -> [Pattern] {
        var patterns: [Pattern] = []
        for element in json.elements { patterns.append(try read(element)) }
        return patterns
    }

    private func readObject(_ json: JSON) throws(PatternError) -> Pattern.Form {
        if let matcher = json.members.first(where: { $0.nameBytes.first == UInt8(ascii: "$") }) {
            return try readMatcher(matcher, in: json)
        }
        var members: [(name: String, pattern: Pattern)] = []
        for member in json.members { members.append((member.name, try read(member.value))) }
        return .object(members)
    }

    private func readMatcher(_ member: JSONMember, in json: JSON) throws(PatternError) -> Pattern.Form {
        let name = try matcherName(member)
        if json.count > 1 {
            throw PatternError(
                sentence: "\"\(name.rawValue)\" stands alone in its object; put the other members beside the "
                    + "object", location: member.location)
        }
        let value = member.value
        if let fault = name.fault(of: value, expressionFault ?? { _ in nil }) {
            throw PatternError(sentence: "\"\(name.rawValue)\" \(fault)", location: value.location)
        }
        switch name {
        case .contains: return .contains(try read(value))
        case .matches: return .matches(value.string ?? "")
        case .type: return .type(value.string.flatMap(ValueType.init) ?? .null)
        case .count: return .count(Int(value.int ?? 0))
        case .oneOf: return .oneOf(try readAll(value))
        case .absent: return .absent
        case .any: return .any
        case .exact: return .exact(try read(value))
        }
    }

    private func matcherName(_ member: JSONMember) throws(PatternError) -> MatcherName {
        let known = MatcherName.allCases.filter { $0 != .matches || expressionFault != nil }
        if let name = known.first(where: { member.hasName($0.rawValue) }) { return name }
        let names = known.map(\.rawValue)
        let nearest = Spelling.nearest(to: member.name, among: names).map { "did you mean \"\($0)\"?" }
        throw PatternError(
            sentence: "there is no matcher \"\(member.name.prefix(100))\"; "
                + (nearest ?? "there are \(names.joined(separator: ", "))"), location: member.location)
    }
}
