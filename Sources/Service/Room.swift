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
    private(set) var nextDue = Due()

    /// When time brings something about: on the calendar the end of a chat or a credential, on the monotonic
    /// clock that of a wait, a delay or a pause.
    struct Due {
        var calendar: Instant?
        var monotonic: MonotonicInstant?
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
        let answers = held.takeDue(at: real.monotonic).map { due in
            StreamOutput(stream: due.stream, content: .answer(due.reply.answer(&sandbox, real)))
        }
        var texts = EventTexts()
        let outputs =
            answers + live.collect(from: sandbox, at: now(real))
            + sockets.collect(from: sandbox, at: real.monotonic)
            + waits.collect(from: sandbox.journal, &texts, at: real.monotonic)
            + readers.collect(from: sandbox.journal, &texts, at: real.monotonic)
        (isTouched, nextDue) = (false, due)
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
        if let moment = nextDue.calendar, moment <= real.calendar { return true }
        if let moment = nextDue.monotonic, moment <= real.monotonic { return true }
        return false
    }

    /// How long until time brings something about; nil while it stands still, or has nothing to do.
    func timeLeft(at real: RealTime) -> Duration? {
        let next = isTouched ? due : nextDue
        let calendar = next.calendar?.duration(since: real.calendar)
        let monotonic = next.monotonic?.duration(since: real.monotonic)
        guard let calendar, let monotonic else { return calendar ?? monotonic }
        return min(calendar, monotonic)
    }

    private var due: Due {
        let timer = [live.deadline, sandbox.nextTimer].compactMap { $0 }.min()
        let waiting = [sockets.deadline, held.deadline, waits.deadline, readers.deadline]
        return Due(
            calendar: timer.flatMap(sandbox.clock.real), monotonic: waiting.compactMap { $0 }.min())
    }
}
