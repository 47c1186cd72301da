import Encoding
import HTTP
import Service
import Testing

/// A chat of the demo widget on Amazon Connect's wire, with its sockets, in memory.
struct SocketWorld {
    static let widget = "00000000-0000-4000-8000-00000000c0de"
    static let instance = "00000000-0000-4000-8000-0000000000aa"
    static let flow = "00000000-0000-4000-8000-0000000000bb"
    static let subscribe = #"{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}"#

    var world: World

    init(_ configuration: String = "{}") throws { world = try World(configuration) }

    /// A chat: its id, its participant token, and a connection of it.
    struct Chat {
        let id: String
        let participantToken: String
        var connectionToken = ""
        /// The path and query of its socket's URL.
        var socket = ""
    }

    mutating func post(_ path: String, token: String? = nil, _ body: String) -> Response {
        world.call(.post, path, fields: token.map { [("X-Amz-Bearer", $0)] } ?? [], body: body)
    }

    /// A chat that a backend starts, with a connection for its visitor.
    mutating func chat(sandbox: String = "") throws -> Chat {
        let body =
            #"{"InstanceId":"\#(Self.instance)","ContactFlowId":"\#(Self.flow)","#
            + #""ParticipantDetails":{"DisplayName":"Jane"}}"#
        let started = try world.call(.put, sandbox + "/contact/chat", body: body).json
        var chat = Chat(
            id: try #require(started["ContactId"]?.string),
            participantToken: try #require(started["ParticipantToken"]?.string))
        try connect(&chat, sandbox: sandbox)
        return chat
    }

    /// Connects again.
    mutating func connect(_ chat: inout Chat, sandbox: String = "") throws {
        let connection = try post(
            sandbox + "/participant/connection", token: chat.participantToken,
            #"{"Type":["WEBSOCKET","CONNECTION_CREDENTIALS"]}"#
        ).json
        let url = try #require(connection["Websocket"]?["Url"]?.string)
        chat.socket = String(url.dropFirst("ws://127.0.0.1:4820".count))
        chat.connectionToken = try #require(connection["ConnectionCredentials"]?["ConnectionToken"]?.string)
    }

    /// Opens a socket at a path; what was answered instead is thrown.
    mutating func open(_ path: String, fields: [(String, String)] = []) throws -> StreamID {
        try world.stream(
            at: path,
            fields: [
                ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"),
                ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
            ] + fields)
    }

    /// A socket of a chat that has subscribed and heard what that brings.
    mutating func subscribed(_ chat: Chat) throws -> StreamID {
        let socket = try open(chat.socket)
        say(Self.subscribe, on: socket)
        _ = heard()
        return socket
    }

    mutating func say(_ text: String, on socket: StreamID) {
        world.gateway.received(.text(Array(text.utf8)), on: socket, at: world.real)
    }

    /// What the sockets hear now, in order: items in short, other frames as they are.
    mutating func heard() -> [StreamID: [String]] {
        var heard: [StreamID: [String]] = [:]
        for output in world.gateway.collect(at: world.real) {
            heard[output.stream, default: []].append(Self.short(output.content))
        }
        return heard
    }

    private static func short(_ content: StreamOutput.Content) -> String {
        switch content {
        case .close(let code, _): return "close \(code)"
        case .bytes, .answer, .abort: return "\(content)"
        case .text(let bytes):
            let text = String(decoding: bytes, as: UTF8.self)
            guard let frame = try? JSON(reading: text), frame["topic"]?.string == "aws/chat",
                let inner = frame["content"]?.string, let item = try? JSON(reading: inner)
            else { return text }
            let role = item["ParticipantRole"]?.string ?? "-"
            let what =
                item["Content"]?.string ?? item["ContentType"]?.string?.split(separator: ".").suffix(2)
                .joined(separator: ".") ?? item["Type"]?.string ?? "?"
            return "\(role) \(what)"
        }
    }
}
