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
    /// Whether anything happened here that `collect` has not looked at.
    private(set) var isTouched = true
    /// What was due next when `collect` had looked at everything.
    private(set) var rest = Due()

    /// What is due next: by the calendar a chat's end or a credential's, by the steady clock what waits for a
    /// while.
    struct Due {
        var calendar: Instant?
        var steady: Duration?
    }

    /// The sandbox's time.
    func now(_ real: RealTime) -> Instant { sandbox.clock.now(real.calendar) }

    /// What time brings about by itself is done before anything else, and `collect` looks at both.
    mutating func runTimers(at real: RealTime) {
        isTouched = true
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
        isTouched = true
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
        let answers = held.takeDue(at: real.steady).map { due in
            StreamOutput(stream: due.stream, content: .answer(due.reply.answer(&sandbox, real)))
        }
        var texts = EventTexts()
        let outputs =
            answers + live.collect(from: sandbox, at: now(real))
            + sockets.collect(from: sandbox, at: real.steady)
            + waits.collect(from: sandbox.journal, &texts, at: real.steady)
            + readers.collect(from: sandbox.journal, &texts, at: real.steady)
        (isTouched, rest) = (false, dueNext)
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

    /// Whether `collect` has something to look at: hundreds of sandboxes that rest cost next to nothing.
    func hasSomethingToDo(at real: RealTime) -> Bool {
        if isTouched { return true }
        if let due = rest.calendar, due <= real.calendar { return true }
        if let due = rest.steady, due <= real.steady { return true }
        return false
    }

    /// How long until time brings something about; nil while it stands still, or has nothing to do.
    func timeLeft(at real: RealTime) -> Duration? {
        let due = isTouched ? dueNext : rest
        let left = (due.calendar?.duration(since: real.calendar), due.steady.map { $0 - real.steady })
        guard let calendar = left.0, let steady = left.1 else { return left.0 ?? left.1 }
        return min(calendar, steady)
    }

    private var dueNext: Due {
        let timer = [live.deadline, sandbox.nextTimer].compactMap { $0 }.min()
        let waiting = [sockets.deadline, held.deadline, waits.deadline, readers.deadline]
        return Due(
            calendar: timer.flatMap(sandbox.clock.real), steady: waiting.compactMap { $0 }.min())
    }
}
