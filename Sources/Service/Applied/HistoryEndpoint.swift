import Chat
import Encoding
import HTTP

/// `GET …/history`: the past that the caller may see, newest session first.
enum HistoryEndpoint {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let query = call.request.query
        let page = try sandbox.history(
            HistoryRequest(
                widget: call.widget, credential: call.credential,
                session: query["session"], limit: WholeNumber.read("limit", in: query, 1...200) ?? 50,
                cursor: query["cursor"]),
            at: call.now)
        var writer = JSONWriter(capacity: 4096)
        writer.beginObject()
        writer.member("scope", page.scope.rawValue)
        writer.name("sessions")
        writer.beginArray()
        for part in page.parts { write(part, to: &writer) }
        writer.endArray()
        writer.name("next")
        if let next = page.next { writer.string(next) } else { writer.null() }
        writer.endObject()
        return .json(.ok, writer.bytes)
    }

    private static func write(_ part: HistoryPage.Part, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.name("id")
        writer.stringBytes(part.session.id.bytes)
        writer.member("createdAt", part.session.createdAt)
        writer.name("messages")
        writer.beginArray()
        for index in part.messages { part.session.messages[index].write(to: &writer) }
        writer.endArray()
        writer.endObject()
    }
}
