import Chat
import Encoding
import HTTP

/// `POST /sessions/{id}/messages` and `…/end`: a test, or a person, plays the agent.
enum FarSideEndpoints {
    private static let roles: [Role] = [.agent, .bot, .system]

    static func say(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let body = try JSONBody.read(call)
        try JSONBody.only(["role", "text"], in: body)
        guard let text = try JSONBody.text("text", in: body) else {
            throw Refused(Problem(.badRequest, "empty-text", "The body needs \"text\"."))
        }
        let message = try sandbox.sayAsFarSide(
            text, role: role(try JSONBody.text("role", in: body) ?? "agent"), session: call.parameters[0],
            at: call.now)
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("message")
        message.write(to: &writer)
        writer.endObject()
        return .json(.created, writer.bytes)
    }

    static func end(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        try JSONBody.only([], in: JSONBody.read(call))
        try sandbox.endAsFarSide(session: call.parameters[0], at: call.now)
        return Response(status: .noContent)
    }

    private static func role(_ text: String) throws(Refused) -> Role {
        if let role = roles.first(where: { $0.rawValue == text }) { return role }
        throw Refused(
            Problem(.badRequest, "bad-body", "\"role\" must be agent, bot or system, not \(text.prefix(60)).")
        )
    }
}
