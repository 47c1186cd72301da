import Chat
import HTTP

/// SendMessage: a participant says something; the same client token says it once.
enum SendMessageOperation {
    /// The content types that a participant may send, where the start agreed on them (amazon-connect.md,
    /// section 4.1).
    private static let types = ConnectWords.messageTypes.filter { !$0.hasSuffix(".interactive") }

    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let request = try ParticipantCall(call, in: &sandbox)
        let item = try sandbox.say(
            try content(request.members), contentType: try contentType(request.members),
            clientToken: try request.clientToken(), as: request.seat, at: call.now)
        return .sent(item.id, at: item.at)
    }

    private static func contentType(_ members: MemberReader) throws(ServiceError) -> String {
        guard let type = try members.choice("ContentType", types) else {
            throw members.missing("ContentType")
        }
        return type
    }

    private static func content(_ members: MemberReader) throws(ServiceError) -> String {
        guard let text = try members.bytes("Content", 1...16_384) else { throw members.missing("Content") }
        return text
    }
}
