import Chat
import Encoding
import HTTP

/// `GET /sessions` and `GET /sessions/{id}`: every session as the agent's side sees it.
enum SessionsEndpoint {
    /// A page ends behind the session that passes so many bytes: whatever visitors say, no answer holds all
    /// of it.
    private static let pageBytes = 4 << 20

    static func list(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let query = call.request.query
        let limit = try WholeNumber.read("limit", in: query, 1...1_000) ?? 1_000
        let after = try WholeNumber.read("after", in: query, 0...Int.max)
        let found = sandbox.sessions(after: after.map(UInt64.init), limit: limit + 1)
        var writer = JSONWriter(capacity: 4096)
        writer.beginObject()
        writer.name("sessions")
        writer.beginArray()
        var count = 0
        while count < min(limit, found.count), writer.bytes.count < pageBytes {
            write(found[count], of: sandbox, to: &writer)
            count += 1
        }
        writer.endArray()
        writer.name("next")
        if found.count > count { writer.int(Int(found[count - 1].session.order)) } else { writer.null() }
        writer.endObject()
        return .json(.ok, writer.bytes)
    }

    static func one(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        guard let view = sandbox.anySession(call.parameters[0]) else { throw Refusal.unknownSession }
        var writer = JSONWriter(capacity: 1024)
        write(view, of: sandbox, to: &writer)
        return .json(.ok, writer.bytes)
    }

    private static func write(_ view: SessionView, of sandbox: Sandbox, to writer: inout JSONWriter) {
        writer.beginObject()
        let form = sandbox.idForm(of: view.session)
        writer.name("id")
        writer.stringBytes(view.session.id.bytes(form))
        writer.member("widget", sandbox.widget(at: view.session.widget).id)
        view.writeMembers(form, to: &writer)
        if let ending = view.session.ending { writer.member("endedAt", ending.at) }
        if let cause = sandbox.participation(of: view.session.id)?.endCause {
            writer.member("endedBy", cause.rawValue)
        }
        writer.name("messages")
        writer.beginArray()
        for message in view.session.messages { write(message, form, to: &writer) }
        writer.endArray()
        writer.endObject()
    }

    /// A message with what came beside it: the agent's side sees the metadata that passed.
    private static func write(_ message: ChatMessage, _ form: IDForm, to writer: inout JSONWriter) {
        writer.beginObject()
        message.writeMembers(form, to: &writer)
        if let metadata = message.metadata {
            writer.name("metadata")
            writer.rawBytes(metadata)
            writer.member("stripped", message.stripped)
        }
        writer.endObject()
    }
}
