/// What one server allows its peers, in connections, bytes and time.
package struct ServerLimits: Sendable {
    /// Connections served at once; one more is answered 503 and closed.
    package var connections = 16_384
    /// Longest silence between two requests, and before the first.
    package var idle = Duration.seconds(75)
    /// Longest time from the first byte of a request to its last; past it, 408 (RFC 9110 §15.5.9); the same
    /// for a message of a socket, its fragments put together, past which the socket closes with 1008.
    package var request = Duration.seconds(30)
    /// Longest time in which a peer takes none of what is sent to it.
    package var write = Duration.seconds(30)
    /// Longest time to read and drop what a peer still sends after its last answer (RFC 9112 §9.6), and to
    /// wait for its half of a socket's closing handshake.
    package var drain = Duration.seconds(1)
    /// Longest time from `stop` to the end of `run`.
    package var gracefulStop = Duration.seconds(5)
    /// Unsent bytes of a connection above which nothing more is read from it, nor answered.
    package var outputBytes = 1 << 20
    /// Bytes of room for what is unsent on all connections together, above which the peer that has longest
    /// taken nothing is let go.
    package var totalOutputBytes = 256 << 20
    /// Unsent bytes of an answer that goes on, or of a socket, above which it is cut off: its reader is too
    /// slow.
    package var streamBytes = 256 * 1024
    /// Time between two signs of life on an answer that goes on, or on a socket.
    package var heartbeat = Duration.seconds(15)

    /// The defaults, which the documentation of each member names.
    package init() {}
}
