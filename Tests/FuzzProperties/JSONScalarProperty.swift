import Encoding

/// What holds of strings and numbers, and writing a value with a writer's own calls.
enum JSONScalarProperty {
    static func checkString(_ json: JSON) throws(Violation) {
        guard let text = json.string, let bytes = json.stringBytes else {
            throw Violation(sentence: "a string is none")
        }
        try Violation.unless(
            String(validating: bytes, as: UTF8.self) != nil, "a string is read that is not UTF-8")
        try Violation.unless(text.utf8.elementsEqual(bytes), "a string differs from its bytes")
        try Violation.unless(json.hasString(text), "a string is not itself")
        if let pointer = JSONPointer(text) {
            try Violation.unless(JSONPointer(pointer.description) == pointer, "a pointer is not itself")
        }
    }

    /// The standard library's own readers know the same numbers.
    static func checkNumber(_ json: JSON) throws(Violation) {
        guard let text = json.numberText else { throw Violation(sentence: "a number is none") }
        let double = Double(text).flatMap { $0.isFinite ? $0 : nil }
        // An exponent of many digits is beyond what the standard library reads.
        if text.utf8.count < 300 {
            try Violation.unless(json.double == double, "a number is another double: \(text)")
        }
        let isWhole = !text.utf8.contains { [0x2E, 0x65, 0x45].contains($0) }
        try Violation.unless(
            json.int == (isWhole ? Int64(text) : nil), "a number is another integer: \(text)")
    }

    static func write(_ json: JSON, to writer: inout JSONWriter) {
        switch json.kind {
        case .null: writer.null()
        case .bool: writer.bool(json.bool ?? false)
        case .number: json.int.map { $0 == 0 ? writer.raw(json) : writer.int($0) } ?? writer.raw(json)
        case .string: writer.stringBytes(json.stringBytes ?? [])
        case .array:
            writer.beginArray()
            for element in json.elements { write(element, to: &writer) }
            writer.endArray()
        case .object:
            writer.beginObject()
            for member in json.members {
                writer.name(member.name)
                write(member.value, to: &writer)
            }
            writer.endObject()
        }
    }
}
