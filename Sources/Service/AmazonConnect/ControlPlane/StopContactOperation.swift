import Chat
import HTTP

/// StopContact: the website's own backend ends a chat (amazon-connect.md, section 3).
///
/// One that has ended is ContactNotFoundException, 410. Any `DisconnectReason` is read over: only outbound
/// campaigns may give one.
enum StopContactOperation {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let members = try ControlFault.members(call)
        _ = try members.object("DisconnectReason")?.text("Code", 0...Int.max)
        let contact = try ContactCall(members, contact: "ContactId", of: call, in: &sandbox)
        try sandbox.stop(session: contact.session, at: call.now)
        return .json(.ok, Array("{}".utf8))
    }
}
