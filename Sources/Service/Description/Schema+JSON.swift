import Encoding

extension Schema {
    /// Writes the schema; `help` becomes its description.
    func write(help: String = "", to writer: inout JSONWriter) {
        writer.beginObject()
        if !help.isEmpty { writer.member("description", help) }
        writeRules(to: &writer)
        writer.endObject()
    }

    private func writeRules(to writer: inout JSONWriter) {
        switch self {
        case .anything: break
        case .object: writer.member("type", "object")
        case .number: writer.member("type", "number")
        case .flag: writer.member("type", "boolean")
        case .yes:
            writer.name("const")
            writer.bool(true)
        case .count(let range):
            writer.member("type", "integer")
            writer.member("minimum", range.lowerBound)
            writer.member("maximum", range.upperBound)
        case .list(let element, let least):
            writer.member("type", "array")
            if least > 0 { writer.member("minItems", least) }
            writer.name("items")
            element.write(to: &writer)
        case .record(let members): Self.write(members, isClosed: false, to: &writer)
        case .closed(let members): Self.write(members, isClosed: true, to: &writer)
        case .either(let choices): Self.write(choices, to: &writer)
        case .nothing: writer.member("type", "null")
        case .named(let name): writer.member("$ref", "#/components/schemas/\(name.rawValue)")
        default: writeText(to: &writer)
        }
    }

    private func writeText(to writer: inout JSONWriter) {
        writer.member("type", "string")
        switch self {
        case .someText: writer.member("minLength", 1)
        case .pattern(let pattern): writer.member("pattern", pattern)
        case .time: writer.member("format", "date-time")
        case .duration: writer.member("pattern", #"^[0-9]{1,12}(\.[0-9]{1,9})?(d|h|m|s|ms)$"#)
        case .choice(let words):
            writer.name("enum")
            writer.beginArray()
            for word in words { writer.string(word) }
            writer.endArray()
        default: break
        }
    }

    private static func write(_ choices: [Schema], to writer: inout JSONWriter) {
        writer.name("anyOf")
        writer.beginArray()
        for choice in choices { choice.write(to: &writer) }
        writer.endArray()
    }

    private static func write(_ members: [SchemaMember], isClosed: Bool, to writer: inout JSONWriter) {
        writer.member("type", "object")
        if !members.isEmpty {
            writer.name("properties")
            writer.beginObject()
            for member in members {
                writer.name(member.name)
                member.schema.write(help: member.help, to: &writer)
            }
            writer.endObject()
        }
        let required = members.filter(\.isRequired)
        if !required.isEmpty {
            writer.name("required")
            writer.beginArray()
            for member in required { writer.string(member.name) }
            writer.endArray()
        }
        if isClosed { writer.member("additionalProperties", false) }
    }
}
