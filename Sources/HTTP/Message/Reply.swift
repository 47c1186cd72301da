/// What a service answers: a whole answer, or the head of one that goes on.
package enum Reply: Sendable {
    /// The whole answer.
    case response(Response)
    /// The head, with the first bytes of the stream as its body, which may be none.
    case stream(Response, StreamID)
}
