import Chat
import Encoding
import HTTP

/// A reply that waits for its time.
struct HeldReply {
    /// When it goes on, on the monotonic clock.
    let due: MonotonicInstant
    /// Gives the answer when it is due, at that moment: of a call that has happened, or happens then.
    let answer: (inout Sandbox, RealTime) -> Response
}
