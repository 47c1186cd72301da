import Encoding

/// What holds of the members of an object: each is found by its name, and by no other.
enum JSONMemberProperty {
    static func check(_ object: JSON) throws(Violation) {
        var before: [JSONMember] = []
        for member in object.members {
            let name = member.nameBytes
            let first = object.member(name.span)
            let isSecond = before.contains { $0.nameBytes == name }
            try Violation.unless(
                first.map { isSecond ? $0.offset < member.value.offset : $0.offset == member.value.offset }
                    ?? false, "a member is not found, or another of its name")
            try Violation.unless(member.hasName(member.name), "a member has not its own name")
            try Violation.unless(
                object.value(at: pointer(to: member))?.offset == first?.offset, "a pointer finds another")
            // Pairs are many; the nearest say enough.
            for other in before.suffix(4) {
                let isSame = other.nameBytes == name
                try Violation.unless(member.hasSameName(as: other) == isSame, "two names are taken for one")
                if let short = member.shortName {
                    try Violation.unless((short == other.shortName) == isSame, "a short name stands for two")
                }
            }
            before.append(member)
        }
        try Violation.unless(object.count == before.count, "an object has another count than members")
    }

    /// The order of members has no meaning (RFC 8259 §4), unless a name stands twice.
    static func checkOrder(_ json: JSON, _ rules: JSONRules) throws(Violation) {
        guard json.kind == .object, json.duplicates.isEmpty else { return }
        var writer = JSONWriter()
        writer.beginObject()
        for member in Array(json.members).reversed() { writer.member(member) }
        writer.endObject()
        guard let turned = try? JSON(reading: writer.bytes, rules: rules) else {
            throw Violation(sentence: "members in another order are refused")
        }
        try Violation.unless(turned == json && json == turned, "the order of members has a meaning")
    }

    /// RFC 6901 §3.
    private static func pointer(to member: JSONMember) -> JSONPointer {
        var text = "/"
        for scalar in member.name.unicodeScalars {
            switch scalar {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.unicodeScalars.append(scalar)
            }
        }
        guard let pointer = JSONPointer(text) else { preconditionFailure("every escaped name is a pointer") }
        return pointer
    }
}
