import Chat
import HTTP

/// `POST …/logout`: the token is revoked, the session closed.
enum LogoutEndpoint {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        try sandbox.logout(
            session: call.request.query["session"], widget: call.widget,
            credential: call.credential, at: call.now)
        return Response(status: .noContent, fields: [ResponseField("Cache-Control", "no-store")])
    }
}
