import Chat
import Encoding
import HTTP

/// `GET …/sessions/{id}/events`: the page hears the far side as it speaks, by server-sent events.
enum LiveEndpoint {
    static func outcome(_ sandbox: inout Sandbox, _ call: Call) throws -> Outcome {
        let page = try sandbox.listen(
            to: call.parameters[1], after: try EventPlace.read(call.request.fields), widget: call.widget,
            credential: call.credential, at: call.now)
        guard call.request.method == .head else { return .live(.eventStream, page) }
        sandbox.release(page)
        return .response(.eventStream)
    }
}
