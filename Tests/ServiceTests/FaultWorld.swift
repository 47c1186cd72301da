import Encoding
import HTTP
import Service
import Testing

/// A gateway with a session, a contact and the faults that a test sets up.
struct FaultWorld {
    static let field = "X-Chatgate-Fault"
    static let wanted = [
        ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
    ]

    var world: World

    init(_ configuration: String = "{}", _ change: (inout GatewaySettings) -> Void = { _ in }) throws {
        world = try World(configuration, change)
    }

    /// Sets a fault up; its number.
    @discardableResult
    mutating func set(_ fault: String, _ more: String = "", sandbox: String = "") throws -> Int {
        let body = #"{"fault":"\#(fault)"\#(more.isEmpty ? "" : ",")\#(more)}"#
        let response = world.call(.post, sandbox + World.control + "/faults", body: body)
        try #require(response.status == .created, "\(response.text)")
        return Int(try response.json["id"]?.int ?? 0)
    }

    /// The reply to a call of a page of the demo widget.
    mutating func reply(
        _ method: HTTP.Method = .post, _ path: String = "/sessions", body: String = "",
        fields: [(String, String)] = [], sandbox: String = ""
    ) -> Reply {
        let request = Request(
            method: method, path: sandbox + World.widget + path,
            fields: fields.map { (name: $0.0, value: $0.1) }, body: Array(body.utf8))
        return world.gateway.reply(to: request, at: world.real)
    }

    /// The answer to a call of a page, whole or with what is done to its bytes.
    mutating func answer(
        _ method: HTTP.Method = .post, _ path: String = "/sessions", body: String = "",
        fields: [(String, String)] = []
    ) -> Response {
        world.widget(method, path, fields: fields, body: body)
    }

    /// The parked request that a call of a page has become.
    mutating func park(
        _ method: HTTP.Method = .post, _ path: String = "/sessions", body: String = "",
        fields: [(String, String)] = [], sandbox: String = ""
    ) throws -> StreamID {
        let reply = reply(method, path, body: body, fields: fields, sandbox: sandbox)
        guard case .parked(let stream) = reply else { throw NotParked(reply: reply) }
        return stream
    }

    /// The call was answered at once.
    struct NotParked: Error {
        let reply: Reply
    }

    /// What parked requests are answered by now.
    mutating func answers() -> [StreamID: Response] {
        var answers: [StreamID: Response] = [:]
        for output in world.gateway.collect(at: world.real) {
            if case .answer(let response) = output.content { answers[output.stream] = response }
        }
        return answers
    }

    /// The data of each fault that struck.
    mutating func fired(sandbox: String = "") throws -> [JSON] {
        let path = sandbox + World.control + "/events?type=fault.fired&limit=1000"
        return try world.call(.get, path).json["events"]?.elements.compactMap { $0["data"] } ?? []
    }

    /// How many sessions there are.
    mutating func sessions(sandbox: String = "") throws -> Int {
        try world.call(.get, sandbox + World.control + "/sessions").json["sessions"]?.count ?? 0
    }
}
