import Encoding

/// What holds of JSON that is read, under every rule: it means the same when it is written again.
enum JSONProperty {
    private static let rules = [
        JSONRules.strict, JSONRules.file,
        JSONRules(comments: true, trailingCommas: true, duplicates: .keep, maxDepth: JSONRules.deepest),
        JSONRules(duplicates: .keep, maxDepth: 4, maxMembers: 3, maxBytes: 64),
    ]

    static func check(_ bytes: [UInt8]) throws(Violation) {
        var read: [JSON?] = []
        for rules in Self.rules {
            do {
                let json = try JSON(reading: bytes, rules: rules)
                read.append(json)
                try check(json, rules, depth: 1)
                try checkWrittenAgain(json, rules)
            } catch let error as JSONError {
                read.append(nil)
                try check(error, bytes)
            } catch let violation as Violation {
                throw violation
            } catch {
                throw Violation(sentence: "an error of another type")
            }
        }
        try Violation.unless(
            read[0] == nil || read[0] == read[1], "strict rules take what a file may not say")
        try Violation.unless(
            read[1] == nil || read[1] == read[2], "a second name is kept that does not stand")
        if let kept = read[2], kept.duplicates.isEmpty, read[1] == nil {
            // Only depth may still set them apart.
            try Violation.unless(nesting(kept) > JSONRules.file.maxDepth, "files are refused without a cause")
        }
        try checkText(bytes, read[0])
    }

    private static func check(_ error: JSONError, _ bytes: [UInt8]) throws(Violation) {
        try Violation.unless((0...bytes.count).contains(error.offset), "an error stands outside the text")
        let place = TextLocation(offset: error.offset, in: bytes)
        try Violation.unless(
            place.line == error.line && place.column == error.column, "an error's line is another")
        try Violation.unless(!error.sentence.isEmpty, "an error says nothing")
    }

    /// A value, and those in it.
    private static func check(_ json: JSON, _ rules: JSONRules, depth: Int) throws(Violation) {
        try Violation.unless(depth <= rules.maxDepth + 1, "a value stands deeper than the rules")
        try Violation.unless(json.count <= rules.maxMembers, "more members than the rules")
        switch json.kind {
        case .string: try JSONScalarProperty.checkString(json)
        case .number: try JSONScalarProperty.checkNumber(json)
        case .array:
            for (place, element) in json.elements.enumerated() {
                // Looking one up walks those before it.
                if place < 8 {
                    try Violation.unless(json[place]?.offset == element.offset, "an element stands elsewhere")
                }
                try check(element, rules, depth: depth + 1)
            }
        case .object:
            try JSONMemberProperty.check(json)
            for member in json.members { try check(member.value, rules, depth: depth + 1) }
        case .bool: try Violation.unless(json.bool != nil, "a boolean is none")
        case .null: try Violation.unless(json.isNull, "a null is none")
        }
    }

    private static func checkWrittenAgain(_ json: JSON, _ rules: JSONRules) throws(Violation) {
        let compact = json.compact
        guard let again = try? JSON(reading: compact, rules: rules) else {
            throw Violation(sentence: "what was read is refused when it is written again")
        }
        try Violation.unless(again == json, "what was read means something else written again")
        try Violation.unless(again.compact == compact, "what is compact is not")
        var writer = JSONWriter()
        JSONScalarProperty.write(json, to: &writer)
        guard let anew = try? JSON(reading: writer.bytes, rules: rules.withMoreBytes) else {
            throw Violation(sentence: "what was read is refused when it is made anew")
        }
        try Violation.unless(
            anew == json && json == anew, "what was read means something else when it is made anew")
        try JSONMemberProperty.checkOrder(json, rules.withMoreBytes)
    }

    /// A text is read as its bytes are.
    private static func checkText(_ bytes: [UInt8], _ read: JSON?) throws(Violation) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return try Violation.unless(read == nil, "bytes that are not UTF-8 are taken")
        }
        try Violation.unless((try? JSON(reading: text)) == read, "a text is read otherwise than its bytes")
    }

    private static func nesting(_ json: JSON) -> Int {
        let inner = json.elements.map(nesting) + json.members.map { nesting($0.value) }
        return json.kind == .array || json.kind == .object ? 1 + (inner.max() ?? 0) : 0
    }
}

extension JSONRules {
    /// The same where escapes may be written longer than they came.
    fileprivate var withMoreBytes: JSONRules {
        var rules = self
        rules.maxBytes = .max
        return rules
    }
}
