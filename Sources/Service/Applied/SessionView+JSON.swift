import Chat
import Encoding

extension SessionView {
    /// Writes the members of a start's answer (contract, section 3).
    func writeMembers(_ form: IDForm = .plain, to writer: inout JSONWriter) {
        writer.name("session")
        writer.beginObject()
        writer.name("id")
        writer.stringBytes(session.id.bytes(form))
        writer.member("createdAt", session.createdAt)
        writer.endObject()
        identity.writeMember(to: &writer)
        writer.member("historyScope", identity.historyScope.rawValue)
        writer.name("agentContext")
        writer.rawBytes(agentContext)
        writer.member("trust", trust.rawValue)
        writer.name("metadata")
        if let metadata = session.metadata {
            writer.rawBytes(metadata)
        } else {
            writer.rawBytes(Array("{}".utf8))
        }
        writer.member("stripped", session.stripped, attributes: droppedAttributes)
    }
}

extension ChatMessage {
    /// Writes a message as its visitor sees it.
    func write(_ form: IDForm = .plain, to writer: inout JSONWriter) {
        writer.beginObject()
        writeMembers(form, to: &writer)
        writer.endObject()
    }

    /// Writes the members that every side sees.
    func writeMembers(_ form: IDForm = .plain, to writer: inout JSONWriter) {
        writer.name("id")
        writer.stringBytes(id.bytes(form))
        writer.member("role", role.rawValue)
        writer.member("text", text)
        writer.member("createdAt", createdAt)
    }
}

extension JSONWriter {
    /// Writes a member that is a time: RFC 3339 in UTC with milliseconds.
    mutating func member(_ name: StaticString, _ instant: Instant) {
        self.name(name)
        self.instant(instant)
    }

    /// Writes a member that is a list of texts.
    mutating func member(_ name: StaticString, _ texts: [String]) {
        self.name(name)
        beginArray()
        for text in texts { string(text) }
        endArray()
    }

    /// Writes a member that lists what was taken out: of the metadata, and of the attributes (contract,
    /// section 4).
    mutating func member(_ name: StaticString, _ stripped: Stripped, attributes: [String] = []) {
        self.name(name)
        beginArray()
        for name in stripped.names { string(name) }
        for name in attributes { string("Attributes." + name) }
        endArray()
    }
}
