import Encoding

/// Reads one object of a configuration: each member once, of its type, and nothing unknown.
struct ObjectReader {
    let json: JSON
    let file: String?

    /// An object in which only the known names may stand; another is refused with the nearest of them.
    init(_ json: JSON, known: [String], what: String, file: String?) throws(ConfigurationError) {
        self.json = json
        self.file = file
        guard json.kind == .object else {
            throw ConfigurationError(
                file: file, location: json.location, sentence: "\(what) must be an object, not \(json.kind)")
        }
        for member in json.members where !known.contains(where: { member.hasName($0) }) {
            let nearest = Spelling.nearest(to: member.name, among: known).map { "did you mean \"\($0)\"?" }
            let help = nearest ?? "it knows \(known.joined(separator: ", "))"
            throw ConfigurationError(
                file: file, location: member.location,
                sentence: "\(what) has no member \"\(member.name)\"; \(help)")
        }
    }

    func error(_ sentence: String, at value: JSON? = nil) -> ConfigurationError {
        ConfigurationError(file: file, location: (value ?? json).location, sentence: sentence)
    }

    func required(_ name: String, of what: String) throws(ConfigurationError) -> JSON {
        guard let value = json[member: name] else { throw error("\(what) needs \"\(name)\"") }
        return value
    }

    func text(_ name: String) throws(ConfigurationError) -> String? {
        guard let value = json[member: name] else { return nil }
        return try text(value, name)
    }

    func text(_ value: JSON, _ name: String) throws(ConfigurationError) -> String {
        guard let text = value.string else {
            throw error("\"\(name)\" must be a string, not \(value.kind)", at: value)
        }
        if text.isEmpty { throw error("\"\(name)\" must not be empty", at: value) }
        return text
    }

    func flag(_ name: String) throws(ConfigurationError) -> Bool? {
        guard let value = json[member: name] else { return nil }
        guard let flag = value.bool else {
            throw error("\"\(name)\" must be true or false, not \(value.kind)", at: value)
        }
        return flag
    }

    func duration(_ name: String) throws(ConfigurationError) -> Duration? {
        guard let value = json[member: name] else { return nil }
        guard let text = value.string, let duration = Duration(written: text) else {
            throw error(
                "\"\(name)\" must be a duration with its unit, like \"30s\", \"5m\" or \"1h\"", at: value)
        }
        return duration
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Choice.Type
    ) throws(ConfigurationError) -> Choice? where Choice.RawValue == String {
        guard let value = json[member: name] else { return nil }
        if let text = value.string, let choice = Choice(rawValue: text) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        let nearest = value.string.flatMap { Spelling.nearest(to: $0, among: words) }
        throw error(
            "\"\(name)\" must be \(words.map { "\"\($0)\"" }.joined(separator: " or "))"
                + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""), at: value)
    }

    func elements(_ name: String) throws(ConfigurationError) -> [JSON] {
        guard let value = json[member: name] else { return [] }
        guard value.kind == .array else {
            throw error("\"\(name)\" must be an array, not \(value.kind)", at: value)
        }
        return Array(value.elements)
    }

    func texts(_ name: String) throws(ConfigurationError) -> [(text: String, value: JSON)] {
        var texts: [(text: String, value: JSON)] = []
        for element in try elements(name) { texts.append((try text(element, name), element)) }
        return texts
    }

    func count(_ name: String, from least: Int = 1) throws(ConfigurationError) -> Int? {
        guard let value = json[member: name] else { return nil }
        guard let count = value.int, count >= least, count <= Int64(Int32.max) else {
            throw error("\"\(name)\" must be a whole number from \(least)", at: value)
        }
        return Int(count)
    }
}
