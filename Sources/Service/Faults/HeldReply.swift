import Chat
import Encoding
import HTTP

/// A reply that waits for its time on the real clock.
struct HeldReply {
    /// When it goes on, on the real clock.
    let due: Instant
    /// Gives the answer when it is due, at that real instant: of a call that has happened, or happens then.
    let answer: (inout Sandbox, Instant) -> Response
}
