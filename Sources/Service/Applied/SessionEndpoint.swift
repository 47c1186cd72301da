import Chat
import Encoding
import HTTP

/// `GET …/sessions/{id}`: a session as at the start, with its messages.
enum SessionEndpoint {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let view = try sandbox.session(
            call.parameters[1], widget: call.widget,
            credential: call.credential, at: call.now)
        var writer = JSONWriter(capacity: 1024)
        writer.beginObject()
        view.writeMembers(to: &writer)
        writer.name("messages")
        writer.beginArray()
        for message in view.session.messages { message.write(to: &writer) }
        writer.endArray()
        writer.endObject()
        return .json(.ok, writer.bytes)
    }
}
