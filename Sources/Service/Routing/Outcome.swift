import Chat
import HTTP

/// What an endpoint comes to.
enum Outcome {
    /// An answer, and nothing else.
    case response(Response)
    /// A page listens from now on: the head of its stream, the first bytes of it, and how far it has heard.
    case live(Response, LivePage)
    /// A socket is opened for a participant: the answer to the handshake.
    case socket(Response, SessionSocket)
    /// The answer tells of every sandbox, not of this one alone.
    case sandboxes
    /// The answer waits for its time, or the call does.
    case held(HeldReply)
    /// A wait for events is parked.
    case wait(EventWait)
    /// Somebody reads the journal as it grows: the head of the stream.
    case events(Response, EventStream)
    /// The clock goes on to what time brings about next; then this is the answer.
    case nextTimer
    /// The sandbox goes back to its start; then this is the answer.
    case reset(Response)
    /// The sandbox vanishes; then this is the answer.
    case drop(Response)
}
