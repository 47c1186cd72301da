import Chat
import Encoding

/// The messages of a conversation as steps: what the visitor says, and what the far side says and the page
/// sees.
struct MessageLines {
    private var all: [(role: Role, text: String)] = []

    /// Adds a message.
    mutating func add(_ role: Role, _ words: String, metadata: JSON? = nil, to writer: inout FixtureWriter) {
        let text = Literal.text(words)
        all.append((role, text))
        guard role != .customer else {
            return writer.step { Self.say(text, metadata, to: &$0) }
        }
        writer.step { Self.speak(role, text, to: &$0) }
        writer.step { writer in
            writer.name("sees")
            writer.beginObject()
            writer.member("type", "message")
            Self.members(role, "from", text, to: &writer)
            writer.endObject()
        }
    }

    /// Expects the whole conversation of the history, where it is no longer than one page of it.
    func expectAll(in writer: inout FixtureWriter, mostMessages: Int) {
        guard !all.isEmpty, all.count <= mostMessages else { return }
        writer.step { writer in
            writer.name("history")
            writer.beginObject()
            writer.member("limit", mostMessages)
            writer.endObject()
            writer.name("expect")
            writer.rawBytes(Array(#"{"sessions":[{"messages":["#.utf8) + list + Array("]}]}".utf8))
        }
    }

    private var list: [UInt8] {
        var out: [UInt8] = []
        for (role, text) in all {
            if !out.isEmpty { out.append(UInt8(ascii: ",")) }
            var writer = JSONWriter()
            writer.beginObject()
            Self.members(role, "role", text, to: &writer)
            writer.endObject()
            out += writer.bytes
        }
        return out
    }

    private static func say(_ text: String, _ metadata: JSON?, to writer: inout JSONWriter) {
        guard let metadata else { return writer.member("say", text) }
        writer.name("say")
        writer.beginObject()
        writer.member("text", text)
        writer.name("metadata")
        Literal.write(metadata, to: &writer)
        writer.endObject()
    }

    private static func speak(_ role: Role, _ text: String, to writer: inout JSONWriter) {
        guard role != .agent else { return writer.member("agent", text) }
        writer.name("agent")
        writer.beginObject()
        writer.member("text", text)
        writer.member("role", role.rawValue)
        writer.endObject()
    }

    private static func members(
        _ role: Role, _ name: StaticString, _ text: String, to writer: inout JSONWriter
    ) {
        writer.member(name, role.rawValue)
        writer.member("text", text)
    }
}
