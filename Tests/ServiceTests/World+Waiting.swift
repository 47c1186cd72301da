import Encoding
import HTTP
import Service

/// Waits for events, and readers of the journal.
extension World {
    /// What a wait comes to: an answer at once, or a request that is parked.
    enum Wait {
        case answered(Response)
        case parked(StreamID)

        var stream: StreamID? { if case .parked(let stream) = self { stream } else { nil } }
        var response: Response? { if case .answered(let response) = self { response } else { nil } }
    }

    /// Asks for a wait.
    mutating func wait(_ body: String, sandbox: String = "") -> Wait {
        let path = sandbox + Self.control + "/events/wait"
        let request = Request(method: .post, path: path, fields: [], body: Array(body.utf8))
        switch gateway.reply(to: request, at: real) {
        case .parked(let stream): return .parked(stream)
        case .response(let response), .stream(let response, _), .socket(let response, _):
            return .answered(response)
        }
    }

    /// The answers that parked requests get now.
    mutating func answers() -> [StreamID: Response] {
        var answers: [StreamID: Response] = [:]
        for output in gateway.collect(at: real) {
            if case .answer(let response) = output.content { answers[output.stream] = response }
        }
        return answers
    }

    /// Asks what must have happened.
    mutating func verify(_ body: String, sandbox: String = "") -> Response {
        call(.post, sandbox + Self.control + "/events/verify", body: body)
    }

    /// Opens the journal as it grows.
    mutating func follow(
        _ query: String = "", last: String? = nil, sandbox: String = ""
    ) throws -> StreamID {
        try stream(
            at: sandbox + Self.control + "/events/stream" + query,
            fields: last.map { [("Last-Event-ID", $0)] } ?? [])
    }
}
