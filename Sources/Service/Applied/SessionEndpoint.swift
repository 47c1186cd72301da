import Chat
import Encoding
import HTTP

/// `GET …/sessions/{id}`: a session as at the start, with its messages.
enum SessionEndpoint {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let view = try sandbox.session(
            call.parameters[1], widget: call.widget,
            credential: call.credential, at: call.now)
        let session = view.session
        // A long transcript that grew as it is written would be copied again and again.
        var writer = JSONWriter(capacity: 1_024 + session.size + 128 * session.messages.count)
        writer.beginObject()
        view.writeMembers(to: &writer)
        writer.name("messages")
        writer.beginArray()
        for message in session.messages { message.write(to: &writer) }
        writer.endArray()
        writer.endObject()
        return .json(.ok, writer.bytes)
    }
}
