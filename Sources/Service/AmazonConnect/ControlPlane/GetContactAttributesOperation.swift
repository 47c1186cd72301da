import Chat
import Encoding
import HTTP

/// GetContactAttributes: what the agent is told of a chat, also of one that is over (amazon-connect.md,
/// section 3).
enum GetContactAttributesOperation {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let contact = try ContactCall(path: call, in: &sandbox)
        guard let participation = sandbox.participation(of: contact.session) else {
            throw ControlFault.unknownResource
        }
        var writer = JSONWriter(capacity: 64 + participation.attributes.byteCount)
        writer.beginObject()
        writer.name("Attributes")
        writer.rawBytes(participation.attributes.json)
        writer.endObject()
        return .json(.ok, writer.bytes)
    }
}
