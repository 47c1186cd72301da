import HTTP
import Service

/// Pages that listen, and the far side that speaks to them.
extension World {
    /// The call was no stream: this is what it was.
    struct NoStream: Error {
        let response: Response
    }

    /// The whole reply to a call.
    mutating func reply(
        _ method: Method, _ path: String, token: String? = nil, fields: [(String, String)] = []
    ) -> Reply {
        var fields = fields.map { (name: $0.0, value: $0.1) }
        if let token { fields.append((name: "Authorization", value: "Bearer \(token)")) }
        return gateway.reply(to: Request(method: method, path: path, fields: fields), at: real)
    }

    /// Opens the live channel at a path.
    mutating func stream(
        at path: String, token: String? = nil, fields: [(String, String)] = []
    ) throws -> StreamID {
        switch reply(.get, path, token: token, fields: fields) {
        case .stream(_, let stream), .socket(_, let stream): return stream
        case .response(let response): throw NoStream(response: response)
        case .parked: throw NoStream(response: Response(status: .ok))
        }
    }

    /// Opens the live channel of a session of the demo widget.
    mutating func listen(
        to session: String, token: String? = nil, sandbox: String = "", last: String? = nil
    ) throws -> StreamID {
        try stream(
            at: sandbox + Self.widget + "/sessions/\(session)/events", token: token,
            fields: last.map { [("Last-Event-ID", $0)] } ?? [])
    }

    /// What every page hears now; a stream that ends loses its connection, as the transport tells it.
    mutating func heard() -> [StreamID: Heard] {
        var heard: [StreamID: Heard] = [:]
        for output in gateway.collect(at: real) {
            let text = String(decoding: output.bytes, as: UTF8.self)
            heard[output.stream, default: Heard(text: "", ends: false)].text += text
            heard[output.stream]?.ends = output.ends
        }
        for (stream, said) in heard where said.ends { gateway.closed(stream, at: real) }
        return heard
    }

    /// The far side says something.
    @discardableResult
    mutating func agent(_ text: String, in session: String, sandbox: String = "") -> Response {
        call(
            .post, sandbox + Self.control + "/sessions/\(session)/messages",
            body: #"{"role":"agent","text":"\#(text)"}"#)
    }

    /// Changes the clock of a sandbox.
    @discardableResult
    mutating func clock(_ body: String, sandbox: String = "") -> Response {
        call(.put, sandbox + Self.control + "/clock", body: body)
    }
}
