import Chat
import HTTP

/// What a call of the participant service brings: who calls, and the members of its body (amazon-connect.md,
/// section 4).
struct ParticipantCall {
    /// Who calls, by the participant token or the connection token.
    let seat: Sandbox.Seat
    /// The members of the body.
    let members: MemberReader

    /// A call with a token of this kind; who calls is found before what is asked is looked at.
    init(_ call: Call, _ kind: Ticket.Kind = .connection, in sandbox: inout Sandbox) throws {
        guard call.request.fields.count(of: "x-amz-bearer") < 2 else {
            throw Self.fault("The request has more than one X-Amz-Bearer.")
        }
        seat = try sandbox.seat(call.request.fields["x-amz-bearer"], kind, at: call.now)
        members = try MemberReader(call, fault: Self.fault)
    }

    /// What is wrong with a request.
    static func fault(_ message: String) -> ServiceError {
        ServiceError(.badRequest, "ValidationException", message)
    }

    /// Reads the token that makes a repetition the same call.
    func clientToken() throws(ServiceError) -> String? { try members.text("ClientToken", 0...500) }

    /// Reads an id; of a text that is none, the id that nothing has, so that the call is refused as for any
    /// other unknown id.
    func id(_ name: StaticString) throws(ServiceError) -> SessionID? {
        try members.text(name, 1...256).map(Self.id)
    }

    /// The id in a text; of a text that is none, the id that nothing has.
    static func id(_ text: String) -> SessionID { SessionID(text, .grouped) ?? .unused }
}
