import Chat
import Encoding
import HTTP

/// `POST …/sessions/{id}/messages`: the visitor says something.
enum MessageEndpoint {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let body = try JSONBody.read(call)
        guard let text = try JSONBody.text("text", in: body) else {
            throw Refused(Problem(.badRequest, "empty-text", "The body needs \"text\"."))
        }
        let message = try sandbox.say(
            SayMessage(
                widget: call.widget, credential: call.credential,
                session: call.parameters[1], text: text, metadata: body["metadata"]),
            at: call.now)
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.name("message")
        message.write(to: &writer)
        writer.member("stripped", message.stripped)
        writer.endObject()
        return .json(.created, writer.bytes)
    }
}
