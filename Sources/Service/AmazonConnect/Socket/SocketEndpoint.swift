import Chat
import HTTP

/// `GET /connect/websocket?ticket=…`: a participant's socket is opened.
enum SocketEndpoint {
    static func outcome(_ sandbox: inout Sandbox, _ call: Call) throws -> Outcome {
        let head: Response
        do throws(WebSocketHandshakeFailure) {
            head = try WebSocketHandshake.accept(call.request)
        } catch {
            var response = Problem(error.status, "no-websocket", error.detail).response
            for field in error.fields { response.fields.append(field) }
            return .response(response)
        }
        let socket = try sandbox.openSocket(call.request.query["ticket"], at: call.now)
        return .socket(head, socket)
    }
}
