import Chat
import Conversations
import HTTP
import Service

/// A gateway in memory whose pages hold WebSockets: the frames of a real one, and no network between.
final class SocketedGateway {
    /// How many sockets were opened.
    private(set) var opened = 0
    /// How many messages were pushed that are items of a chat.
    private(set) var pushed = 0
    /// What becomes of a message on its way to the page; nil: it is lost.
    var relay: ([UInt8]) -> [UInt8]? = { $0 }
    /// How often a message reaches the page.
    var copies = 1
    private var gateway: Gateway
    private var inboxes: [StreamID: [[UInt8]]] = [:]
    private var closed: Set<StreamID> = []

    init() {
        gateway = Gateway(GatewaySettings(Configuration(), publicURL: "http://127.0.0.1:4820")) {
            [UInt8](repeating: 7, count: 32)
        }
    }

    /// What reaches it, by request and by socket.
    var exchange: Exchange {
        Exchange(
            send: { (request) throws(ExchangeFailure) in
                defer { self.deliver() }
                return self.gateway.respond(to: request, at: Conversation.real)
            },
            website: { (url) throws(ExchangeFailure) in throw ExchangeFailure("nobody answers at \(url)") },
            waits: { _ in false },
            openSocket: { (url) throws(ExchangeFailure) in try self.open(url) })
    }

    /// A result of the fixture; its sandbox goes with it.
    func play(_ fixture: Fixture) throws -> FixtureResult {
        try Player(exchange, sandbox: "replay", now: Conversation.noon).play(fixture)
    }

    private func open(_ url: String) throws(ExchangeFailure) -> PageSocket {
        let path = String(url.dropFirst("ws://127.0.0.1:4820".count))
        let request = WebSocketHandshake.request(
            path: path, host: "127.0.0.1:4820", key: [UInt8](repeating: 1, count: 16), fields: [])
        guard case .socket(_, let stream) = gateway.reply(to: request, at: Conversation.real) else {
            throw ExchangeFailure("\(url) opens no WebSocket")
        }
        opened += 1
        inboxes[stream] = []
        return PageSocket(
            send: { (text) throws(ExchangeFailure) in
                self.gateway.received(.text(Array(text.utf8)), on: stream, at: Conversation.real)
                self.deliver()
            },
            receive: { () throws(ExchangeFailure) in try self.take(from: stream) })
    }

    private func take(from stream: StreamID) throws(ExchangeFailure) -> [UInt8]? {
        if let first = inboxes[stream]?.first {
            inboxes[stream]?.removeFirst()
            return first
        }
        if closed.contains(stream) { return nil }
        throw ExchangeFailure("nothing came in time")
    }

    private func deliver() {
        for output in gateway.collect(at: Conversation.real) {
            switch output.content {
            case .text(let text):
                if String(decoding: text, as: UTF8.self).contains(#""topic":"aws/chat""#) { pushed += 1 }
                if let text = relay(text) {
                    inboxes[output.stream]? += [[UInt8]](repeating: text, count: copies)
                }
            case .close: closed.insert(output.stream)
            default: break
            }
        }
    }
}
