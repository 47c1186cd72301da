import Chat
import Encoding
import HTTP

/// DescribeContact: what is known of a chat (amazon-connect.md, section 3).
enum DescribeContactOperation {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let contact = try ContactCall(path: call, in: &sandbox)
        guard let participation = sandbox.participation(of: contact.session) else {
            throw ControlFault.unknownResource
        }
        let arn = ContactJSON.arn(contact.session, instance: call.parameters[0])
        var writer = JSONWriter(capacity: 1_024)
        writer.beginObject()
        writer.name("Contact")
        ContactJSON.write(participation, startedAt: contact.startedAt, arn: arn, to: &writer)
        writer.endObject()
        return .json(.ok, writer.bytes)
    }
}
