import Chat
import Encoding
import HTTP

/// A sandbox, and the pages and sockets that listen in it.
struct Room {
    var sandbox: Sandbox
    var live = LiveDesk()
    var sockets = SocketDesk()
    var held = HeldReplies()
    var waits = WaitDesk()
    var readers = EventStreamDesk()
    /// When `collect` has something to look at here, as it stood when it had looked at everything.
    private(set) var nextLook = NextLook()

    /// The sandbox's time.
    func now(_ real: RealTime) -> Instant { sandbox.clock.now(real.calendar) }

    /// What time brings about by itself is done before anything else, and `collect` looks at both.
    mutating func runTimers(at real: RealTime) {
        nextLook.isAtOnce = true
        sandbox.runTimers(at: now(real))
    }

    /// A socket said something.
    mutating func receive(_ message: WebSocketMessage, on stream: StreamID, at real: RealTime) {
        runTimers(at: real)
        sockets.strike(in: &sandbox, at: now(real))
        let last = sandbox.journal.lastSeq
        guard let socket = sockets.receive(message, on: stream, last: last) else { return }
        sandbox.subscribe(socket, at: now(real))
    }

    /// The connection of a page or a socket is gone.
    mutating func close(_ stream: StreamID, at real: RealTime) {
        nextLook.isAtOnce = true
        held.close(stream)
        waits.close(stream)
        readers.close(stream)
        if let page = live.close(stream) { sandbox.release(page) }
        if let socket = sockets.close(stream) { sandbox.close(socket, at: now(real)) }
    }

    /// What the listening pages and sockets hear now.
    mutating func collect(at real: RealTime) -> [StreamOutput] {
        runTimers(at: real)
        sockets.strike(in: &sandbox, at: now(real))
        let answers = held.takeDue(at: real.monotonic).map { due in
            StreamOutput(stream: due.stream, content: .answer(due.reply.answer(&sandbox, real)))
        }
        var texts = EventTexts()
        let outputs =
            answers + live.collect(from: sandbox, at: now(real))
            + sockets.collect(from: sandbox, at: real.monotonic)
            + waits.collect(from: sandbox.journal, &texts, at: real.monotonic)
            + readers.collect(from: sandbox.journal, &texts, at: real.monotonic)
        nextLook = look
        return outputs
    }

    /// The last words of every stream and socket, for when the sandbox's world ends.
    var farewells: [StreamOutput] {
        (live.streams + readers.streams).map { StreamOutput(stream: $0, bytes: LiveText.closed, ends: true) }
            + sockets.streams.map {
                // RFC 6455 §7.4.1: 1001, an endpoint goes away.
                StreamOutput(stream: $0, content: .close(code: 1001, reason: "the sandbox is gone"))
            } + held.streams.map { StreamOutput(stream: $0, content: .answer(HeldReplies.gone)) }
            + waits.farewells(sandbox.journal)
    }

    /// When time brings something about, as it stands.
    var look: NextLook {
        let timer = [live.deadline, sandbox.nextTimer].compactMap { $0 }.min()
        let waiting = [sockets.deadline, held.deadline, waits.deadline, readers.deadline]
        return NextLook(
            isAtOnce: false, calendar: timer.flatMap(sandbox.clock.real),
            monotonic: waiting.compactMap { $0 }.min())
    }
}
