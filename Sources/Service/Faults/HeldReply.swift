import Chat
import Encoding
import HTTP

/// A reply that waits for its time on the real clock.
struct HeldReply {
    /// When it goes on, on the steady clock.
    let due: Duration
    /// Gives the answer when it is due, at that moment: of a call that has happened, or happens then.
    let answer: (inout Sandbox, RealTime) -> Response
}
