/// What goes wrong on purpose.
package enum FaultAction: Sendable, Equatable {
    /// What a fault takes hold of.
    package enum Part: Sendable {
        /// The time until the answer.
        case time
        /// The answer, another in its place or none.
        case answer
        /// The way of the answer's bytes.
        case delivery
        /// A WebSocket that is open.
        case socket
    }

    /// The answer comes later, on the real clock: clients measure it.
    case delay(ClosedRange<Duration>)
    /// An error of this status, 400 to 599, in the platform's own shape.
    case status(Int)
    /// 429 in the platform's own shape, with `Retry-After` in whole seconds.
    case throttle(retryAfter: Int)
    /// The connection is reset, without a byte of an answer.
    case reset
    /// The connection is reset behind so many bytes of the answer, its head counted.
    case drop(after: Int)
    /// The last bytes of the body do not come, though `Content-Length` counts them; then the connection ends.
    case truncate(by: Int)
    /// The body comes in pieces of so many bytes, one each time.
    case slow(bytes: Int, every: Duration)
    /// The socket is closed with a code; 1006: dropped without a close frame (RFC 6455 §7.1.5).
    case close(code: UInt16)
    /// Pings and heartbeats on the socket get no reply.
    case silence

    /// What it takes hold of.
    package var part: Part {
        switch self {
        case .delay: .time
        case .status, .throttle, .reset: .answer
        case .drop, .truncate, .slow: .delivery
        case .close, .silence: .socket
        }
    }
}
