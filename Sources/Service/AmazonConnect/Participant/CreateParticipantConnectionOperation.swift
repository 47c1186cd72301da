import Chat
import Encoding
import HTTP

/// CreateParticipantConnection: what a participant needs to speak and to hear.
///
/// A socket and credentials come where `Type` names them. `Type` may be left out where `ConnectParticipant`
/// is true: then the participant counts as connected and is given nothing.
enum CreateParticipantConnectionOperation {
    private static let types = ["WEBSOCKET", "CONNECTION_CREDENTIALS", "WEBRTC_CONNECTION"]

    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let request = try ParticipantCall(call, .participant, in: &sandbox)
        let joins = try request.members.flag("ConnectParticipant") ?? false
        let wanted = try wanted(request.members, joins: joins)
        let connection = sandbox.connect(request.seat, joins: joins, at: call.now)
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        if wanted.contains("WEBSOCKET") {
            writer.name("Websocket")
            writer.beginObject()
            writer.member("Url", SocketURL.text(connection.socket, call, sandbox: sandbox.name))
            writer.member("ConnectionExpiry", connection.socketExpiresAt)
            writer.endObject()
        }
        if wanted.contains("CONNECTION_CREDENTIALS") {
            writer.name("ConnectionCredentials")
            writer.beginObject()
            writer.member("ConnectionToken", connection.token)
            writer.member("Expiry", connection.expiresAt)
            writer.endObject()
        }
        writer.endObject()
        return .json(.ok, writer.bytes)
    }

    private static func wanted(_ members: MemberReader, joins: Bool) throws(ServiceError) -> [String] {
        guard let wanted = try members.texts("Type", count: 1...100, characters: 1...100) else {
            if joins { return [] }
            throw members.missing("Type")
        }
        for type in wanted where !types.contains(type) {
            throw ParticipantCall.fault(
                "Type must be of \(types.joined(separator: ", ")), not \(type.prefix(60)).")
        }
        if wanted.allSatisfy({ $0 == "WEBRTC_CONNECTION" }) {
            throw ParticipantCall.fault("Type WEBRTC_CONNECTION alone is not for a chat.")
        }
        return wanted
    }
}
