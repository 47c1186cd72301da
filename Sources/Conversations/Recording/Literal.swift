import Encoding
import Service

/// A value that stands in a fixture for itself: what looks like a variable is escaped, a token is left out.
enum Literal {
    /// A text as a fixture writes it.
    static func text(_ text: String) -> String {
        Redaction.withoutTokens(text).replacing("${", with: "$${")
    }

    /// Writes a value, names of members as they are.
    static func write(_ value: JSON, to writer: inout JSONWriter) {
        writer.raw(value) { $1.string(text($0)) }
    }

    /// Writes a member of an object.
    static func write(_ member: JSONMember, to writer: inout JSONWriter) {
        writer.name(member.name)
        write(member.value, to: &writer)
    }

    /// Whether an expectation can say the value: a name that begins with `$` is a matcher there.
    static func canBeExpected(_ value: JSON) -> Bool {
        value.members.allSatisfy { $0.nameBytes.first != UInt8(ascii: "$") && canBeExpected($0.value) }
            && value.elements.allSatisfy(canBeExpected)
    }
}
