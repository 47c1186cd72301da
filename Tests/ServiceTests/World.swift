import Chat
import Encoding
import HTTP
import Service
import Tokens

/// A gateway in memory under a fixed seed and a time that a test moves.
struct World {
    static let noonSeconds: Int64 = 1_768_467_600
    static let widget = "/applied/v1/widgets/demo-applied"
    static let control = "/_chatgate/v1"
    static let key = SigningKey(id: nil, secret: Array(DemoWidgets.appliedSecret.utf8))

    var gateway: Gateway
    var now = Instant(seconds: noonSeconds)
    /// By how much somebody set the calendar.
    var stepped = Duration.zero

    /// What both clocks say now.
    var real: RealTime {
        let passed = now.duration(since: Instant(seconds: Self.noonSeconds)) - stepped
        return RealTime(calendar: now, monotonic: MonotonicInstant(sinceOrigin: passed))
    }

    /// When something is due without a request, by the calendar as it is now.
    var deadline: Instant? { gateway.timeLeft(at: real).map { now.advanced(by: $0) } }

    /// The demo widgets, or others in a configuration's own form, and settings as a test wants them.
    init(_ configuration: String = "{}", _ change: (inout GatewaySettings) -> Void = { _ in }) throws {
        let sources = ConfigurationSources(environment: { _ in nil }, file: { _ in nil })
        let read = try ConfigurationReader.read(Array(configuration.utf8), file: "test", sources: sources)
        var settings = GatewaySettings(read, publicURL: "http://127.0.0.1:4820")
        change(&settings)
        var drawn: UInt8 = 0
        gateway = Gateway(settings) {
            drawn &+= 1
            return [UInt8](repeating: drawn, count: 32)
        }
    }

    mutating func call(
        _ method: Method, _ path: String, token: String? = nil, fields: [(String, String)] = [],
        body: String = ""
    ) -> Response {
        var fields = fields.map { (name: $0.0, value: $0.1) }
        if let token { fields.append((name: "Authorization", value: "Bearer \(token)")) }
        let request = Request(method: method, path: path, fields: fields, body: Array(body.utf8))
        return gateway.respond(to: request, at: real)
    }

    /// Calls a path of the demo widget.
    mutating func widget(
        _ method: Method, _ path: String, token: String? = nil, fields: [(String, String)] = [],
        body: String = ""
    ) -> Response {
        call(method, Self.widget + path, token: token, fields: fields, body: body)
    }

    /// Calls a path of control.
    mutating func control(_ method: Method, _ path: String, body: String = "") -> Response {
        call(method, Self.control + path, body: body)
    }

    /// The id of a session that starts here.
    mutating func start(token: String? = nil, body: String = "", sandbox: String = "") throws -> String {
        let response = call(.post, sandbox + Self.widget + "/sessions", token: token, body: body)
        return try response.json["session"]?["id"]?.string ?? ""
    }

    /// Every session as control shows it: what a refusal must leave alone.
    mutating func sessions(sandbox: String = "") -> String {
        call(.get, sandbox + Self.control + "/sessions").text
    }

    /// The types of all events.
    mutating func events(sandbox: String = "", query: String = "limit=1000") throws -> [String] {
        let page = try call(.get, sandbox + Self.control + "/events?" + query).json
        return page["events"]?.elements.compactMap { $0["type"]?.string } ?? []
    }

    /// A token under the demo key.
    static func token(_ claims: String, key: SigningKey = key) -> String {
        Signer.sign(Array(claims.utf8), with: key)
    }

    /// A token of a customer that holds for an hour from noon.
    static func customer(_ sub: String, _ more: String = "") -> String {
        let rest = more.isEmpty ? "" : "," + more
        let times = #""iat":\#(noonSeconds),"exp":\#(noonSeconds + 3_600)"#
        return token(#"{"sub":"\#(sub)",\#(times)\#(rest)}"#)
    }
}

extension Response {
    /// The body as JSON.
    var json: JSON { get throws { try JSON(reading: body) } }
    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }
    /// The end of a problem's type.
    var problem: String? {
        (try? json)?["type"]?.string.map { String($0.split(separator: ":").last ?? "") }
    }
}
