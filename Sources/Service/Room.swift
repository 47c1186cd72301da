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
    /// The deadline as it stood when `collect` had looked at everything.
    private(set) var restDeadline: Instant?

    /// What time brings about by itself is done before anything else, and `collect` looks at both.
    mutating func runTimers(at real: Instant) {
        isTouched = true
        sandbox.runTimers(at: sandbox.clock.now(real))
    }

    /// A socket said something.
    mutating func receive(_ message: WebSocketMessage, on stream: StreamID, at real: Instant) {
        runTimers(at: real)
        sockets.strike(in: &sandbox, at: sandbox.clock.now(real))
        let last = sandbox.journal.lastSeq
        guard let socket = sockets.receive(message, on: stream, last: last) else { return }
        sandbox.subscribe(socket, at: sandbox.clock.now(real))
    }

    /// The connection of a page or a socket is gone.
    mutating func close(_ stream: StreamID, at real: Instant) {
        isTouched = true
        held.close(stream)
        waits.close(stream)
        readers.close(stream)
        if let page = live.close(stream) { sandbox.release(page) }
        if let socket = sockets.close(stream) { sandbox.close(socket, at: sandbox.clock.now(real)) }
    }

    /// What the listening pages and sockets hear now.
    mutating func collect(at real: Instant) -> [StreamOutput] {
        runTimers(at: real)
        sockets.strike(in: &sandbox, at: sandbox.clock.now(real))
        let answers = held.takeDue(at: real).map { due in
            StreamOutput(stream: due.stream, content: .answer(due.reply.answer(&sandbox, real)))
        }
        var texts = EventTexts()
        let outputs =
            answers + live.collect(from: sandbox, at: sandbox.clock.now(real))
            + sockets.collect(from: sandbox, at: real)
            + waits.collect(from: sandbox.journal, &texts, at: real)
            + readers.collect(from: sandbox.journal, &texts, at: real)
        (isTouched, restDeadline) = (false, dueNext)
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
    func hasSomethingToDo(at real: Instant) -> Bool {
        isTouched || restDeadline.map { $0 <= real } ?? false
    }

    /// The real instant at which time brings something about; nil while it stands still, or has nothing to
    /// do.
    var deadline: Instant? { isTouched ? dueNext : restDeadline }

    private var dueNext: Instant? {
        let due = [live.deadline, sandbox.nextTimer].compactMap { $0 }.min().flatMap(sandbox.clock.real)
        return [due, sockets.deadline, held.deadline, waits.deadline, readers.deadline].compactMap { $0 }
            .min()
    }
}
