import Chat
import Encoding
import HTTP

/// `POST …/sessions`: a page starts a chat.
enum StartEndpoint {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let body = try JSONBody.read(call)
        let view = try sandbox.start(
            StartChat(
                widget: call.widget, credential: call.credential,
                metadata: body["metadata"], message: JSONBody.text("message", in: body)),
            at: call.now)
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        view.writeMembers(to: &writer)
        writer.endObject()
        return .json(.created, writer.bytes)
    }
}
