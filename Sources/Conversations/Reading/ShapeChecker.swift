import Encoding

/// Checks values of a fixture by their shape; the first thing that is wrong is an error at its place.
struct ShapeChecker {
    let text: FixtureText

    func check(_ value: JSON, _ shape: Shape, _ what: String) throws(FixtureError) {
        switch shape {
        case .anything, .pattern: return
        case .record(let record): try check(value, record, what)
        case .list(let element, let least): try checkList(value, element, least, what)
        case .short(let short, let record):
            if value.kind == .string { return try check(value, short, what) }
            guard value.kind == .object else {
                throw text.error("\(what) must be a string or an object, not \(value.kind)", at: value)
            }
            try check(value, record, what)
        case .variants(let records):
            guard let last = records.last else { return }
            let found = records.first { $0.marker.map { value[member: $0] != nil } ?? true }
            try check(value, found ?? last, what)
        default:
            if !Self.isScalar(value, shape) {
                throw text.error("\(what) must be \(Self.words(shape))\(Self.but(value, shape))", at: value)
            }
        }
    }

    // MARK: Objects and arrays

    private func check(_ value: JSON, _ record: Record, _ what: String) throws(FixtureError) {
        guard value.kind == .object else {
            throw text.error("\(what) must be an object, not \(value.kind)", at: value)
        }
        for member in value.members {
            if let known = record.members.first(where: { member.hasName($0.name) }) {
                try check(member.value, known.shape, "\"\(known.name)\"")
            } else if let others = record.others {
                try check(member.value, others, "\"\(member.name)\"")
            } else {
                throw unknown(member, record)
            }
        }
        if let missing = record.members.first(where: { $0.isRequired && value[member: $0.name] == nil }) {
            throw text.error("\(record.what) needs \"\(missing.name)\": \(missing.help)", at: value)
        }
        try checkNumber(of: record.oneOf, in: value, record, isExact: true)
        try checkNumber(of: record.someOf, in: value, record, isExact: false)
    }

    private func checkNumber(
        of names: [String], in value: JSON, _ record: Record, isExact: Bool
    ) throws(FixtureError) {
        if names.isEmpty { return }
        let found = value.members.filter { member in names.contains { member.hasName($0) } }
        if found.isEmpty {
            let words = names.joined(separator: ", ")
            throw text.error("\(record.what) needs one of \(words)", at: value)
        }
        if isExact, found.count > 1 {
            throw text.error(
                "\(record.what) has one verb, and here stand \"\(found[0].name)\" and \"\(found[1].name)\"; "
                    + "make two steps of it", at: found[1].location)
        }
    }

    private func unknown(_ member: JSONMember, _ record: Record) -> FixtureError {
        let names = record.members.map(\.name)
        let nearest = Spelling.nearest(to: member.name, among: names).map { "did you mean \"\($0)\"?" }
        let known = names.isEmpty ? "it is {}" : "it knows \(names.joined(separator: ", "))"
        return text.error(
            "\(record.what) has no member \"\(member.name)\"; \(nearest ?? known)", at: member.location)
    }

    private func checkList(
        _ value: JSON, _ element: Shape, _ least: Int, _ what: String
    ) throws(FixtureError) {
        guard value.kind == .array else {
            throw text.error("\(what) must be an array, not \(value.kind)", at: value)
        }
        if value.count < least {
            throw text.error("\(what) needs at least \(least) element\(least == 1 ? "" : "s")", at: value)
        }
        for inner in value.elements { try check(inner, element, "an element of \(what)") }
    }

    // MARK: Values without parts

    private static func isScalar(_ value: JSON, _ shape: Shape) -> Bool {
        // What a save inserts is known only while it runs.
        if let text = value.string, case .duration = shape, Template.holdsVariable(text) { return true }
        switch shape {
        case .object: return value.kind == .object
        case .text: return value.string.map { !$0.isEmpty } ?? false
        case .anyText: return value.kind == .string
        case .duration: return value.string.flatMap { Duration(written: $0) } != nil
        case .time: return value.string.flatMap(Instant.init(rfc3339:)) != nil
        case .pointer: return value.string.flatMap(JSONPointer.init) != nil
        case .expression: return value.string.map { Expression.fault(in: $0) == nil } ?? false
        case .count(let range): return value.int.map { range.contains(Int($0)) } ?? false
        case .yes: return value.bool ?? false
        case .choice(let words): return words.contains { value.hasString($0) }
        default: return true
        }
    }

    private static func words(_ shape: Shape) -> String {
        switch shape {
        case .object: "an object"
        case .text: "a string that is not empty"
        case .anyText: "a string"
        case .duration: "a duration with its unit, like \"30s\", \"9m\" or \"1h\""
        case .time: "a time like \"2026-01-15T09:00:00Z\""
        case .pointer: "a JSON pointer like \"/session/id\""
        case .expression: "a regular expression"
        case .count(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .yes: "true"
        case .choice(let words): Self.words(ofChoice: words)
        default: "a value"
        }
    }

    /// How many words are told apart in every sentence; of more, the nearest alone where one is near.
    private static let longestChoice = 12

    private static func words(ofChoice words: [String]) -> String {
        if words.count > longestChoice { return "one of the known words" }
        let quoted = words.map { "\"\($0)\"" }
        guard quoted.count > 1, let last = quoted.last else { return quoted.joined() }
        return quoted.dropLast().joined(separator: ", ") + " or " + last
    }

    /// What more there is to say of the value that does not fit.
    private static func but(_ value: JSON, _ shape: Shape) -> String {
        guard let text = value.string else {
            let isPlain = value.kind != .array && value.kind != .object
            return ", not \(isPlain ? value.description : "\(value.kind)")"
        }
        switch shape {
        case .choice(let words) where words.count > 1:
            let all = words.count > longestChoice ? ": \(words.joined(separator: ", "))" : ""
            return Spelling.nearest(to: text, among: words).map { "; did you mean \"\($0)\"?" } ?? all
        case .expression: return Expression.fault(in: text).map { ": \($0)" } ?? ""
        default: return ""
        }
    }
}
