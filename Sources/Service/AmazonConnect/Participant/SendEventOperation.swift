import Chat
import Encoding
import HTTP

/// SendEvent: a participant writes, or noticed a message.
///
/// Its client token is checked and not used: chatjs gives every receipt the same one (amazon-connect.md,
/// section 7.4).
enum SendEventOperation {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let request = try ParticipantCall(call, in: &sandbox)
        _ = try request.clientToken()
        let id = try sandbox.signal(try signal(request.members, call), as: request.seat, at: call.now)
        return .sent(id, at: call.now)
    }

    private static func signal(_ members: MemberReader, _ call: Call) throws(ServiceError) -> Sandbox.Signal {
        let content = try members.bytes("Content", 1...16_384)
        let names: [StaticString] = [
            "typing", "message.delivered", "message.read", "connection.acknowledged",
        ]
        let types = names.map(ConnectWords.event)
        guard let type = try members.choice("ContentType", types) else {
            throw members.missing("ContentType")
        }
        switch types.firstIndex(of: type) {
        case 0: return .typing
        case 1: return .receipt(.delivered, try message(content, call))
        case 2: return .receipt(.read, try message(content, call))
        default: return .present
        }
    }

    /// The message of a receipt: `{"messageId":"…"}`, as JSON in a string (amazon-connect.md, section 4.1).
    private static func message(_ content: String?, _ call: Call) throws(ServiceError) -> SessionID {
        guard let content, let json = try? JSON(reading: Array(content.utf8), rules: call.limits),
            let text = json["messageId"]?.string
        else { throw ParticipantCall.fault(#"Content of a receipt must be the text {"messageId":"…"}."#) }
        return ParticipantCall.id(text)
    }
}
