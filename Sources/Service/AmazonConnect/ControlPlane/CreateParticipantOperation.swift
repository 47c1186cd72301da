import Chat
import Encoding
import HTTP

/// CreateParticipant: the website's own backend sends a bot into a chat (amazon-connect.md, section 3).
///
/// `CUSTOM_BOT` is the only role for chats. The token is good as long as the chat is: its Expiry is the end
/// of the chat's agreed time. A ClientToken that comes again gives the same participant.
enum CreateParticipantOperation {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let members = try ControlFault.members(call)
        let clientToken = try members.text("ClientToken", 0...500)
        let name = try displayName(members)
        let contact = try ContactCall(members, contact: "ContactId", of: call, in: &sandbox)
        guard let terms = sandbox.participation(of: contact.session)?.terms else {
            throw ControlFault.unknownResource
        }
        let invitation: Sandbox.Invitation
        do throws(ParticipationRefusal) {
            invitation = try sandbox.invite(
                name, clientToken: clientToken, to: contact.session, at: call.now)
        } catch {
            throw Self.error(of: error)
        }
        let end = contact.startedAt.advanced(by: terms.duration)
        return .json(.ok, json(invitation, expiresAt: end))
    }

    private static func displayName(_ members: MemberReader) throws(ServiceError) -> String {
        guard let details = try members.object("ParticipantDetails") else {
            throw members.missing("ParticipantDetails")
        }
        guard try details.choice("ParticipantRole", ["CUSTOM_BOT"]) != nil else {
            throw details.missing("ParticipantRole")
        }
        return try details.text("DisplayName", 1...256) ?? "BOT"
    }

    /// The model's own exceptions for this operation.
    private static func error(of refusal: ParticipationRefusal) -> ServiceError {
        switch refusal {
        case .ended:
            ServiceError(.conflict, "ConflictException", "The contact has ended.")
        case .tooManyParticipants(let maximum):
            ServiceError(
                .paymentRequired, "ServiceQuotaExceededException",
                "A contact has at most \(maximum) participants.")
        default: refusal.error(in: .control)
        }
    }

    private static func json(_ invitation: Sandbox.Invitation, expiresAt: Instant) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.name("ParticipantCredentials")
        writer.beginObject()
        writer.member("ParticipantToken", invitation.token)
        writer.member("Expiry", expiresAt)
        writer.endObject()
        writer.id("ParticipantId", invitation.participant)
        writer.endObject()
        return writer.bytes
    }
}
