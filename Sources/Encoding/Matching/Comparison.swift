/// Compares what came with what was expected; every difference is told, in the order of the expectation.
package struct Comparison {
    private let texts: any PatternTexts
    /// Whether only the outcome is wanted: then nothing is written of what differs.
    private var isTrial = false
    private var isMet = true
    /// Every place where the value is not what was expected.
    package private(set) var differences: [Difference] = []

    /// The comparison of a pattern with a value; nil: nothing came.
    package init(_ pattern: Pattern, _ value: JSON?, texts: some PatternTexts = PlainTexts()) {
        self.texts = texts
        compare(pattern, value, at: "", isExact: false)
    }

    /// Whether a value is what a pattern of plain texts expects.
    package static func holds(_ pattern: Pattern, _ value: JSON) -> Bool {
        Comparison(trialWith: PlainTexts()).matches(pattern, value, false)
    }

    private init(trialWith texts: any PatternTexts) {
        self.texts = texts
        isTrial = true
    }

    /// What a value looks like in a report, cut to so many characters.
    package static func shown(_ value: JSON?, longest: Int = 300) -> String {
        guard let text = value?.description else { return "nothing" }
        return text.count > longest ? text.prefix(longest) + "…" : text
    }

    // MARK: Forms

    private mutating func compare(_ pattern: Pattern, _ value: JSON?, at path: String, isExact: Bool) {
        if isTrial, !isMet { return }
        if case .absent = pattern.form {
            if value != nil { add(pattern, "nothing", value, path) }
            return
        }
        if case .exact(let inner) = pattern.form {
            return compare(inner, value, at: path, isExact: true)
        }
        guard let value else { return add(pattern, nil, nil, path) }
        switch pattern.form {
        case .object(let members): compare(pattern, members, value, path, isExact)
        case .array(let elements): compare(pattern, elements, value, path, isExact)
        case .oneOf(let patterns):
            if !patterns.contains(where: { matches($0, value, isExact) }) { add(pattern, nil, value, path) }
        case .contains(let inner):
            if !contains(inner, value, isExact) { add(pattern, nil, value, path) }
        default:
            if !holds(pattern, value) { add(pattern, nil, value, path) }
        }
    }

    private mutating func compare(
        _ pattern: Pattern, _ members: [(name: String, pattern: Pattern)], _ value: JSON, _ path: String,
        _ isExact: Bool
    ) {
        guard value.kind == .object else { return add(pattern, nil, value, path) }
        for (name, inner) in members {
            let place = isTrial ? path : path + "/" + Self.escaped(name)
            compare(inner, value[member: name], at: place, isExact: isExact)
        }
        guard isExact else { return }
        for member in value.members where !members.contains(where: { member.hasName($0.name) }) {
            add(pattern, "no member \"\(member.name)\"", member.value, path + "/" + Self.escaped(member.name))
        }
    }

    private mutating func compare(
        _ pattern: Pattern, _ elements: [Pattern], _ value: JSON, _ path: String, _ isExact: Bool
    ) {
        guard value.kind == .array, value.count == elements.count else {
            return add(pattern, nil, value, path)
        }
        for (place, (element, came)) in zip(elements, value.elements).enumerated() {
            compare(element, came, at: "\(path)/\(place)", isExact: isExact)
        }
    }

    private func contains(_ inner: Pattern, _ value: JSON, _ isExact: Bool) -> Bool {
        if case .text(let text) = inner.form, let came = value.stringBytes {
            return Self.holds(came, Array(texts.insert(into: text).utf8))
        }
        return value.elements.contains { matches(inner, $0, isExact) }
    }

    private func holds(_ pattern: Pattern, _ value: JSON) -> Bool {
        switch pattern.form {
        case .value: pattern.source == value
        case .text: texts.value(of: pattern.source) == value
        case .matches(let expression): value.string.map { texts.matches(expression, in: $0) } ?? false
        case .type(let type): type.holds(value)
        case .count(let count): (value.kind == .array || value.kind == .object) && value.count == count
        default: true
        }
    }

    private func matches(_ pattern: Pattern, _ value: JSON, _ isExact: Bool) -> Bool {
        var trial = Comparison(trialWith: texts)
        trial.compare(pattern, value, at: "", isExact: isExact)
        return trial.isMet
    }

    // MARK: Words

    private mutating func add(_ pattern: Pattern, _ expected: String?, _ came: JSON?, _ path: String) {
        isMet = false
        if isTrial { return }
        differences.append(
            Difference(
                path: path, location: pattern.source.location,
                expected: expected ?? Self.shown(texts.insert(into: pattern.source)),
                came: Self.shown(came)))
    }

    /// RFC 6901 §3.
    private static func escaped(_ name: String) -> String {
        name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") })
            ? name.flatMap { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.map(String.init).joined()
            : name
    }

    /// Texts are bytes here too.
    private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard part.count <= text.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }
}
