/// What a service answers: a whole answer, the head of one that goes on, or a switch to WebSocket.
package enum Reply: Sendable {
    /// The whole answer.
    case response(Response)
    /// The head, with the first bytes of the stream as its body, which may be none.
    case stream(Response, StreamID)
    /// The 101 answer of `WebSocketHandshake.accept`; behind it the connection speaks RFC 6455.
    case socket(Response, StreamID)
}
