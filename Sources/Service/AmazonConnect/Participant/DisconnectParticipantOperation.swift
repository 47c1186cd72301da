import Chat
import HTTP

/// DisconnectParticipant: a participant goes; with the visitor the chat ends.
enum DisconnectParticipantOperation {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let request = try ParticipantCall(call, in: &sandbox)
        _ = try request.clientToken()
        sandbox.leave(as: request.seat, at: call.now)
        return .nothing
    }
}
