import HTTP
import Synchronization
import Transport

/// A service whose `/socket` is a WebSocket; the rest is `TestHandler`'s.
///
///     echo TEXT    the same text
///     big N        a text of N bytes
///     close N      closes with a code
///     abort        drops the connection
///     stop         closes twice, with a word between and one behind
///     hold         the loop, for 100 ms
final class SocketService: Sendable {
    private struct State {
        var count = 0
        var queue: [StreamOutput] = []
        var heard: [(stream: Int, text: String)] = []
        var closed: [Int] = []
    }

    private let state = Mutex(State())

    /// What was heard, in order.
    var heard: [(stream: Int, text: String)] { state.withLock { $0.heard } }
    /// How many sockets there were.
    var count: Int { state.withLock { $0.count } }
    /// The sockets that are gone, in the order they went.
    var closed: [Int] { state.withLock { $0.closed } }

    /// The closures for a server.
    func handler() -> ServerHandler {
        ServerHandler(
            respond: { request, peer in self.respond(request, peer) },
            refuse: { failure, _ in Response(status: failure.status) },
            received: { stream, message in self.hear(stream, message) },
            collect: { self.collect() },
            closed: { stream in self.state.withLock { $0.closed.append(stream.number) } })
    }

    /// Lets a socket say something without being asked, at the next turn.
    func say(_ content: StreamOutput.Content, on number: Int) {
        state.withLock { $0.queue.append(StreamOutput(stream: StreamID(number), content: content)) }
    }

    private func respond(_ request: Request, _ peer: PeerAddress) -> Reply {
        guard request.path == "/socket" else { return .response(TestHandler.answer(request, peer)) }
        do throws(WebSocketHandshakeFailure) {
            let response = try WebSocketHandshake.accept(request)
            let number = state.withLock { state in
                defer { state.count += 1 }
                return state.count
            }
            return .socket(response, StreamID(number))
        } catch {
            return .response(Response(status: error.status, fields: error.fields))
        }
    }

    private func hear(_ stream: StreamID, _ message: WebSocketMessage) {
        guard case .text(let bytes) = message else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        state.withLock { $0.heard.append((stream.number, text)) }
        for content in TestHandler.contents(answering: text) { say(content, on: stream.number) }
    }

    private func collect() -> [StreamOutput] {
        state.withLock { state in
            defer { state.queue = [] }
            return state.queue
        }
    }
}
