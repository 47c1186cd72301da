import HTTP
import Synchronization
import Transport

/// A service some of whose answers go on; the rest is `TestHandler`'s.
///
///     any  /stream    a stream of its own number, counted from 0, that begins with "hello N;"
///     POST /say/N     the body, on stream N
///     POST /end/N     the body, the last of stream N
///     any  /park      a request whose answer comes later, of a number of its own
///     POST /answer/N  the body, as the answer of number N
///     POST /abort/N   the connection of number N is dropped
final class StreamService: Sendable {
    private struct State {
        var count = 0
        var queue: [StreamOutput] = []
        var closed: [Int] = []
        var due: (moment: Int64, output: StreamOutput)?
        var mourner: Int?
        var turns = 0
    }

    private let state = Mutex(State())

    /// The streams whose connection is gone, in the order they went.
    var closed: [Int] { state.withLock { $0.closed } }
    /// How many streams and parked requests there were.
    var count: Int { state.withLock { $0.count } }
    /// How often the server asked what there is to say.
    var turns: Int { state.withLock { $0.turns } }

    /// Lets a stream say something at a moment, in milliseconds since 1970.
    func say(_ text: String, on stream: Int, at moment: Int64) {
        let output = StreamOutput(stream: StreamID(stream), bytes: Array(text.utf8), ends: false)
        state.withLock { $0.due = (moment, output) }
    }

    /// Lets a stream name every other one that is gone.
    func mourn(on stream: Int) { state.withLock { $0.mourner = stream } }

    /// The closures for a server.
    func handler() -> ServerHandler {
        ServerHandler(
            respond: { request, peer in self.respond(request, peer) },
            refuse: { failure, _ in Response(status: failure.status) },
            collect: { self.collect(at: SystemClock.milliseconds()) },
            closed: { stream in self.close(stream.number) },
            timeLeft: { self.state.withLock { $0.due?.moment }.map { $0 - SystemClock.milliseconds() } })
    }

    private func respond(_ request: Request, _ peer: PeerAddress) -> Reply {
        let path = request.path
        if path == "/park" { return .parked(StreamID(nextNumber())) }
        if path == "/stream" {
            let number = nextNumber()
            return .stream(Response(status: .ok, body: Array("hello \(number);".utf8)), StreamID(number))
        }
        if let output = answer(to: request) { state.withLock { $0.queue.append(output) } }
        let (isLast, isWord) = (path.hasPrefix("/end/"), path.hasPrefix("/say/"))
        if isLast || isWord, let number = Int(path.dropFirst(5)) {
            let output = StreamOutput(stream: StreamID(number), bytes: request.body, ends: isLast)
            state.withLock { $0.queue.append(output) }
        }
        return .response(TestHandler.answer(request, peer))
    }

    private func nextNumber() -> Int {
        state.withLock { state in
            defer { state.count += 1 }
            return state.count
        }
    }

    /// What a request has to say to one that is parked.
    private func answer(to request: Request) -> StreamOutput? {
        let parts = request.path.split(separator: "/")
        guard parts.count == 2, let number = Int(parts[1]) else { return nil }
        switch parts[0] {
        case "answer":
            return StreamOutput(
                stream: StreamID(number), content: .answer(Response(status: .ok, body: request.body)))
        case "abort": return StreamOutput(stream: StreamID(number), content: .abort)
        default: return nil
        }
    }

    private func collect(at now: Int64) -> [StreamOutput] {
        state.withLock { state in
            state.turns += 1
            if let due = state.due, due.moment <= now {
                state.queue.append(due.output)
                state.due = nil
            }
            defer { state.queue = [] }
            return state.queue
        }
    }

    private func close(_ number: Int) {
        state.withLock { state in
            state.closed.append(number)
            guard let mourner = state.mourner else { return }
            let text = "\(number) is gone;"
            state.queue.append(
                StreamOutput(stream: StreamID(mourner), bytes: Array(text.utf8), ends: false))
        }
    }
}
