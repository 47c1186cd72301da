import Chat
import Encoding
import HTTP

/// A sandbox, and the pages and sockets that listen in it.
struct Room {
    var sandbox: Sandbox
    var live = LiveDesk()
    var sockets = SocketDesk()

    /// What time brings about by itself is done before anything else.
    mutating func runTimers(at real: Instant) { sandbox.runTimers(at: sandbox.clock.now(real)) }

    /// A socket said something.
    mutating func receive(_ message: WebSocketMessage, on stream: StreamID, at real: Instant) {
        runTimers(at: real)
        let last = sandbox.journal.lastSeq
        guard let socket = sockets.receive(message, on: stream, last: last) else { return }
        sandbox.subscribe(socket, at: sandbox.clock.now(real))
    }

    /// The connection of a page or a socket is gone.
    mutating func close(_ stream: StreamID, at real: Instant) {
        if let page = live.close(stream) { sandbox.release(page) }
        if let socket = sockets.close(stream) { sandbox.close(socket, at: sandbox.clock.now(real)) }
    }

    /// What the listening pages and sockets hear now.
    mutating func collect(at real: Instant) -> [StreamOutput] {
        runTimers(at: real)
        return live.collect(from: sandbox, at: sandbox.clock.now(real)) + sockets.collect(from: sandbox)
    }

    /// The last words of every stream and socket, for when the sandbox's world ends.
    var farewells: [StreamOutput] {
        live.streams.map { StreamOutput(stream: $0, bytes: LiveText.closed, ends: true) }
            + sockets.streams.map {
                // RFC 6455 §7.4.1: 1001, an endpoint goes away.
                StreamOutput(stream: $0, content: .close(code: 1001, reason: "the sandbox is gone"))
            }
    }

    /// Whether anybody listens, or anything waits for its time.
    var hasSomethingToDo: Bool { !live.isEmpty || !sockets.isEmpty || sandbox.nextTimer != nil }

    /// The real instant at which time brings something about; nil while it stands still, or has nothing to
    /// do.
    var deadline: Instant? {
        [live.deadline, sandbox.nextTimer].compactMap { $0 }.min().flatMap(sandbox.clock.real)
    }
}
