import Encoding

/// The format as a JSON Schema (draft 2020-12), written from the table that the reader checks by.
package enum FixtureSchema {
    /// The whole schema, a JSON text.
    ///
    /// It says all that a table can; names of widgets, keys and saves only the reader knows.
    package static var text: String {
        var writer = JSONWriter(capacity: 65_536)
        writer.beginObject()
        writer.member("$schema", "https://json-schema.org/draft/2020-12/schema")
        writer.member("title", "A chatgate conversation fixture, chatgate/1")
        members(of: FixtureShape.document, to: &writer)
        writer.name("$defs")
        writer.beginObject()
        writer.name("pattern")
        pattern(to: &writer)
        writer.endObject()
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    // MARK: Shapes

    private static func write(_ shape: Shape, help: String? = nil, to writer: inout JSONWriter) {
        writer.beginObject()
        if let help { writer.member("description", help) }
        switch shape {
        case .record(let record): members(of: record, to: &writer)
        case .list(let element, let least):
            writer.member("type", "array")
            writer.member("minItems", least)
            writer.name("items")
            write(element, to: &writer)
        case .short(let short, let record):
            alternatives([short, .record(record)], to: &writer)
        case .variants(let records):
            alternatives(records.map(Shape.record), to: &writer)
            exclusive(records.compactMap(\.marker), to: &writer)
        default: scalar(shape, to: &writer)
        }
        writer.endObject()
    }

    private static func alternatives(_ shapes: [Shape], to writer: inout JSONWriter) {
        writer.name("anyOf")
        writer.beginArray()
        for shape in shapes { write(shape, to: &writer) }
        writer.endArray()
    }

    /// Where a variant's marker stands, the value is that variant: nothing stands beside it.
    private static func exclusive(_ markers: [String], to writer: inout JSONWriter) {
        writer.name("dependentSchemas")
        writer.beginObject()
        for marker in markers {
            writer.name(marker)
            writer.rawBytes(Array(#"{"maxProperties":1}"#.utf8))
        }
        writer.endObject()
    }

    private static func scalar(_ shape: Shape, to writer: inout JSONWriter) {
        switch shape {
        case .anything: break
        case .pattern: writer.member("$ref", "#/$defs/pattern")
        case .object: writer.member("type", "object")
        case .count(let range):
            writer.member("type", "integer")
            writer.member("minimum", range.lowerBound)
            writer.member("maximum", range.upperBound)
        case .yes:
            writer.name("const")
            writer.bool(true)
        case .choice(let words):
            writer.name("enum")
            writer.beginArray()
            for word in words { writer.string(word) }
            writer.endArray()
        default: string(shape, to: &writer)
        }
    }

    private static func string(_ shape: Shape, to writer: inout JSONWriter) {
        writer.member("type", "string")
        switch shape {
        case .text: writer.member("minLength", 1)
        case .duration:
            writer.member("pattern", #"^[0-9]+(\.[0-9]+)?(d|h|m|s|ms)$|\$\{"#)
        case .time:
            writer.member("format", "date-time")
            writer.member("pattern", #"^[0-9-]{10}[Tt][0-9:.]{8,}([Zz]|[+-][0-9:]{5})$"#)
        case .pointer: writer.member("pattern", #"^(/([^~]|~[01])*)*$"#)
        case .expression: writer.member("maxLength", Expression.maximum)
        default: break
        }
    }

    // MARK: Objects

    private static func members(of record: Record, to writer: inout JSONWriter) {
        writer.member("type", "object")
        writer.name("properties")
        writer.beginObject()
        for member in record.members {
            writer.name(member.name)
            write(member.shape, help: member.help, to: &writer)
        }
        writer.endObject()
        writer.name("additionalProperties")
        if let others = record.others { write(others, to: &writer) } else { writer.bool(false) }
        names("required", record.members.filter(\.isRequired).map(\.name), to: &writer)
        present("oneOf", record.oneOf, to: &writer)
        present("anyOf", record.someOf, to: &writer)
    }

    private static func names(_ name: StaticString, _ names: [String], to writer: inout JSONWriter) {
        if names.isEmpty { return }
        writer.name(name)
        writer.beginArray()
        for name in names { writer.string(name) }
        writer.endArray()
    }

    /// Which members must be there, as a choice.
    private static func present(_ rule: StaticString, _ choices: [String], to writer: inout JSONWriter) {
        if choices.isEmpty { return }
        writer.name(rule)
        writer.beginArray()
        for choice in choices {
            writer.beginObject()
            names("required", [choice], to: &writer)
            writer.endObject()
        }
        writer.endArray()
    }

    // MARK: Patterns

    /// Plain JSON without `$` names, or a matcher alone in its object.
    private static func pattern(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.name("anyOf")
        writer.beginArray()
        writer.rawBytes(Array(#"{"type":["null","boolean","number","string"]}"#.utf8))
        writer.rawBytes(Array(##"{"type":"array","items":{"$ref":"#/$defs/pattern"}}"##.utf8))
        writer.rawBytes(
            Array(
                (##"{"type":"object","propertyNames":{"not":{"pattern":"^\\$"}},"##
                    + ##""additionalProperties":{"$ref":"#/$defs/pattern"}}"##).utf8))
        for matcher in MatcherName.allCases {
            let member = Member(matcher.rawValue, matcher.argument, matcher.help, isRequired: true)
            write(.record(Record(what: "a matcher", members: [member])), to: &writer)
        }
        writer.endArray()
        writer.endObject()
    }
}
