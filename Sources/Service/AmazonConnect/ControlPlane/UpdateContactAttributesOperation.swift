import Chat
import HTTP

/// UpdateContactAttributes: merges attributes into those of a chat, also of one that is over
/// (amazon-connect.md, section 3).
enum UpdateContactAttributesOperation {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let members = try ControlFault.members(call)
        let attributes = try members.attributes("Attributes")
        guard members.value("Attributes") != nil else { throw members.missing("Attributes") }
        let contact = try ContactCall(members, contact: "InitialContactId", of: call, in: &sandbox)
        let entries = attributes.map {
            AttributeSet.Entry($0.name, $0.value, isTrusted: contact.isVerified)
        }
        try sandbox.update(entries, of: contact.session, at: call.now)
        return .json(.ok, Array("{}".utf8))
    }
}
