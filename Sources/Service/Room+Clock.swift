import Chat
import Encoding
import HTTP

/// Time as a test moves it.
extension Room {
    /// Moves the clock to what time brings about next: a chat's end, or the end of a page's credential.
    mutating func advanceToNextTimer(at real: RealTime) -> Response {
        let now = self.now(real)
        guard let next = [sandbox.dueNext(), live.nextExpiry(after: now)].compactMap({ $0 }).min() else {
            return Problem(
                .conflict, "no-timer", "Nothing waits for its time here, so there is no moment to go to."
            ).response
        }
        guard sandbox.change(.advance(next.duration(since: now)), at: real.calendar) else {
            return Problem(.badRequest, "bad-clock", "The clock stays between the years 0000 and 9999.")
                .response
        }
        return ClockEndpoints.answer(sandbox, at: self.now(real))
    }
}
