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
    /// The sandbox goes back to its start; then this is the answer.
    case reset(Response)
    /// The sandbox vanishes; then this is the answer.
    case drop(Response)
}
