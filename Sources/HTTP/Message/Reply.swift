/// What a service answers: a whole answer, one that comes later, the head of one that goes on, or a switch to
/// WebSocket.
package enum Reply: Sendable {
    /// The whole answer.
    case response(Response)
    /// The answer is owed: requests behind it on the connection wait until `StreamOutput.Content.answer`.
    case parked(StreamID)
    /// The head, with the first bytes of the stream as its body, which may be none.
    case stream(Response, StreamID)
    /// The 101 answer of `WebSocketHandshake.accept`; behind it the connection speaks RFC 6455.
    case socket(Response, StreamID)
}
