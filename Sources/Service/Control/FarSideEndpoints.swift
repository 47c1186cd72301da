import Chat
import Encoding
import HTTP

/// `POST /sessions/{id}/messages` and `…/end`: a test, or a person, plays the agent.
enum FarSideEndpoints {
    private static let roles: [Role] = [.agent, .bot, .system]

    static func say(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let body = try JSONBody.read(call)
        try JSONBody.only(["role", "text", "contentType"], in: body)
        guard let text = try JSONBody.text("text", in: body) else {
            throw Refused(Problem(.badRequest, "empty-text", "The body needs \"text\"."))
        }
        let role = try role(in: body) ?? .agent
        let contentType = try JSONBody.text("contentType", in: body)
        let id = call.parameters[0]
        let message: ChatMessage
        if let session = sandbox.sessionWithParticipants(id) {
            message = try sandbox.sayAsFarSide(
                text, contentType: contentType ?? "text/plain", role: role, session: session, at: call.now)
        } else {
            if contentType != nil, sandbox.anySession(id) != nil {
                throw onlyWithParticipants("\"contentType\"")
            }
            message = try sandbox.sayAsFarSide(text, role: role, session: id, at: call.now)
        }
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("message")
        message.write(sandbox.idForm(ofSession: id), to: &writer)
        writer.endObject()
        return .json(.created, writer.bytes)
    }

    /// `POST /sessions/{id}/events`: the far side writes, or has noticed a message.
    static func signal(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let body = try JSONBody.read(call)
        try JSONBody.only(["role", "type", "messageId"], in: body)
        let signal = try signal(in: body)
        guard let session = sandbox.sessionWithParticipants(call.parameters[0]) else {
            if sandbox.anySession(call.parameters[0]) == nil { throw Refusal.unknownSession }
            throw onlyWithParticipants("An event")
        }
        try sandbox.signalAsFarSide(
            signal, role: try role(in: body) ?? .agent, session: session, at: call.now)
        return Response(status: .noContent)
    }

    static func end(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let body = try JSONBody.read(call)
        try JSONBody.only(["role"], in: body)
        try sandbox.endAsFarSide(session: call.parameters[0], as: try role(in: body), at: call.now)
        return Response(status: .noContent)
    }

    private static func signal(in body: JSON) throws(Refused) -> Sandbox.Signal {
        let type = try JSONBody.text("type", in: body) ?? ""
        if type == "typing" { return .typing }
        guard let kind = Receipt.Kind(rawValue: type) else {
            throw Refused(
                Problem(
                    .badRequest, "bad-body",
                    "\"type\" must be typing, delivered or read, not \(type.prefix(60))."))
        }
        guard let id = try JSONBody.text("messageId", in: body) else {
            throw Refused(Problem(.badRequest, "bad-body", "A receipt needs \"messageId\"."))
        }
        guard let message = SessionID(id, .grouped) else {
            throw Refused(ParticipationRefusal.unknownMessage.problem)
        }
        return .receipt(kind, message)
    }

    private static func onlyWithParticipants(_ what: String) -> Refused {
        Refused(
            Problem(
                .badRequest, "bad-body", "\(what) is for sessions of a platform with participants alone."))
    }

    private static func role(in body: JSON) throws(Refused) -> Role? {
        guard let text = try JSONBody.text("role", in: body) else { return nil }
        if let role = roles.first(where: { $0.rawValue == text }) { return role }
        throw Refused(
            Problem(.badRequest, "bad-body", "\"role\" must be agent, bot or system, not \(text.prefix(60)).")
        )
    }
}
