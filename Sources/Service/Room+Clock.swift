import Chat
import Encoding
import HTTP

/// Time as a test, or whoever sets the real clock, moves it.
extension Room {
    /// The real clock was set: what was to happen after a while happens after the same while.
    mutating func realClockStepped(by step: Duration, to real: Instant) {
        runTimers(at: real)
        sockets.shift(by: step)
        held.shift(by: step)
        waits.shift(by: step)
        readers.shift(by: step)
    }

    /// Moves the clock to what time brings about next: a chat's end, or the end of a page's credential.
    mutating func advanceToNextTimer(at real: Instant) -> Response {
        let now = sandbox.clock.now(real)
        guard let next = [sandbox.dueNext(), live.nextExpiry(after: now)].compactMap({ $0 }).min() else {
            return Problem(
                .conflict, "no-timer", "Nothing waits for its time here, so there is no moment to go to."
            ).response
        }
        guard sandbox.change(.advance(next.duration(since: now)), at: real) else {
            return Problem(.badRequest, "bad-clock", "The clock stays between the years 0000 and 9999.")
                .response
        }
        return ClockEndpoints.answer(sandbox, at: sandbox.clock.now(real))
    }
}
