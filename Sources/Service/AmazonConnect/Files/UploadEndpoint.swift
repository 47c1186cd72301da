import Chat
import HTTP

/// `PUT /connect/uploads/{ticket}`: the bytes of an attachment.
enum UploadEndpoint {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        try sandbox.upload(call.request.body, with: call.parameters[0], at: call.now)
        return Response(status: .ok, fields: [ResponseField("Cache-Control", "no-store")])
    }
}
