import Encoding

/// What steps have saved, by name.
struct Variables: Sendable {
    private var values: [String: JSON] = [:]

    subscript(_ name: String) -> JSON? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// A text with every variable inserted; a string as it is, anything else as compact JSON.
    func insert(into text: String) -> String {
        Template(text).parts.map { part in
            switch part {
            case .text(let text): text
            case .variable(let name): values[name].map { $0.string ?? $0.description } ?? ""
            }
        }.joined()
    }

    /// A string with every variable inserted; one that is a variable and nothing else becomes its value.
    func value(of text: String) -> JSON? {
        if case .variable(let name)? = Template(text).parts.first, Template(text).parts.count == 1 {
            return values[name]
        }
        var writer = JSONWriter()
        writer.string(insert(into: text))
        return try? JSON(reading: writer.bytes)
    }

    /// A value with every variable of its strings inserted; names of members stay as they are.
    func insert(into value: JSON) -> JSON {
        guard Self.holdsDollar(value) else { return value }
        var writer = JSONWriter()
        writer.raw(value) { text, writer in
            if let inserted = self.value(of: text) { writer.raw(inserted) }
        }
        return (try? JSON(reading: writer.bytes, rules: JSONRules(maxDepth: JSONRules.deepest))) ?? value
    }

    private static func holdsDollar(_ value: JSON) -> Bool {
        switch value.kind {
        case .string: (value.string ?? "").utf8.contains(UInt8(ascii: "$"))
        case .array: value.elements.contains(where: holdsDollar)
        case .object: value.members.contains { holdsDollar($0.value) }
        default: false
        }
    }
}
