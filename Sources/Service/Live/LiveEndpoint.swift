import Chat
import Encoding
import HTTP

/// `GET …/sessions/{id}/events`: the page hears the far side as it speaks, by server-sent events.
enum LiveEndpoint {
    static func outcome(_ sandbox: inout Sandbox, _ call: Call) throws -> Outcome {
        let page = try sandbox.listen(
            to: call.parameters[1], after: try place(call.request.fields), widget: call.widget,
            credential: call.credential, at: call.now)
        let head = Response(
            status: .ok,
            fields: [
                ResponseField("Content-Type", "text/event-stream"),
                ResponseField("Cache-Control", "no-store"),
            ],
            body: Array(": chatgate\n\n".utf8))
        guard call.request.method == .head else { return .live(head, page) }
        sandbox.release(page)
        return .response(head)
    }

    /// The place behind which the page wants to hear: what it heard last (WHATWG HTML §9.2.6).
    private static func place(_ fields: Fields) throws(Refused) -> Int? {
        guard let text = fields["last-event-id"], !text.isEmpty else { return nil }
        guard text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let place = Int(text)
        else {
            throw Refused(Problem(.badRequest, "bad-event-id", "Last-Event-ID is none that was sent here."))
        }
        return place
    }
}
