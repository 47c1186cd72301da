import Conversations
import Encoding

/// One expectation of a fixture, changed so that it can no longer hold.
struct Mutation {
    private typealias Edit = (offset: Int, length: Int, text: String)

    /// The fixture's text with the change.
    let text: String
    /// The line at which the run must turn red.
    let line: Int
    /// What was changed, for a report.
    let what: String

    /// Every change of every expectation, one at a time.
    static func all(of bytes: [UInt8]) throws -> [Mutation] {
        let document = try JSON(reading: bytes, rules: .file)
        var mutations: [Mutation] = []
        for step in document["steps"].map({ Array($0.elements) }) ?? [] {
            for expected in [step["expect"], step["sees"]].compactMap(\.self) {
                for (edits, line) in changes(of: expected, line: nil) {
                    mutations.append(Mutation(bytes, edits, line: line))
                }
            }
        }
        return mutations
    }

    private init(_ bytes: [UInt8], _ edits: [Edit], line: Int) {
        var changed = bytes
        for edit in edits.sorted(by: { $0.offset > $1.offset }) {
            changed.replaceSubrange(edit.offset..<edit.offset + edit.length, with: Array(edit.text.utf8))
        }
        text = String(decoding: changed, as: UTF8.self)
        self.line = line
        what = edits.map(\.text).joined(separator: " ")
    }

    /// The changes of a value and all it holds; `line` is that of an enclosing `$contains`, which is compared
    /// as one.
    private static func changes(of value: JSON, line: Int?) -> [(edits: [Edit], line: Int)] {
        let place = line ?? value.location.line
        switch value.kind {
        case .array:
            let longer = Edit(value.offset, 1, "[\"☃\",")
            return [([longer], place)] + value.elements.flatMap { changes(of: $0, line: line) }
        case .object:
            if let matcher = value.members.first(where: { $0.name.hasPrefix("$") }) {
                return changes(of: matcher, at: place, line: line)
            }
            let richer = Edit(value.offset, 1, "{\"☃\":1,")
            return [([richer], place)] + value.members.flatMap { changes(of: $0.value, line: line) }
        default:
            return [([scalar(value)], place)]
        }
    }

    private static func changes(
        of matcher: JSONMember, at place: Int, line: Int?
    ) -> [(edits: [Edit], line: Int)] {
        let name = Edit(matcher.offset, matcher.name.utf8.count + 2, "")
        switch matcher.name {
        case "$absent": return [([(name.offset, name.length, "\"$any\"")], place)]
        case "$any": return [([(name.offset, name.length, "\"$absent\"")], place)]
        case "$type":
            let type = matcher.value.hasString("null") ? "\"array\"" : "\"null\""
            return [([(matcher.value.offset, matcher.value.description.utf8.count, type)], place)]
        case "$oneOf": return [(matcher.value.elements.map(scalar), place)]
        case "$contains": return changes(of: matcher.value, line: place)
        case "$exact": return changes(of: matcher.value, line: line)
        default: return [([scalar(matcher.value)], place)]
        }
    }

    /// Another value of the same kind; of null, which has no other, a number.
    private static func scalar(_ value: JSON) -> Edit {
        let length = value.description.utf8.count
        switch value.kind {
        case .string: return (value.offset + length - 1, 1, "☃\"")
        case .bool: return (value.offset, length, value.bool ?? false ? "false" : "true")
        case .number: return (value.offset, 0, "1")
        default: return (value.offset, length, "0")
        }
    }
}
