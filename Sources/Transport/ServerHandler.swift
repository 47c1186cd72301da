package import HTTP

/// What a server asks for its answers: called on the loop's thread, one at a time, and must not block.
package struct ServerHandler {
    /// The answer to a whole request of the peer named.
    package var respond: (Request, PeerAddress) -> Reply
    /// The answer to what is no acceptable request, given without its body where its head was sound; the
    /// connection is closed after it.
    package var refuse: (RequestFailure, Request?) -> Response
    /// A whole message of a socket; what to say to it is asked by `collect` in the same turn.
    package var received: (StreamID, WebSocketMessage) -> Void
    /// What the answers that go on and the sockets have to say now, in order for each of them.
    ///
    /// Asked once a turn of the loop, after all its requests and timers; must be cheap when there is nothing.
    package var collect: () -> [StreamOutput]
    /// The connection of an answer that goes on, or of a socket, is gone, whoever closed it.
    ///
    /// Told exactly once for each.
    package var closed: (StreamID) -> Void
    /// In how many milliseconds `collect` has something to look at even though no request comes; nil for
    /// never.
    ///
    /// What stays overdue is looked at a thousand times a second.
    package var timeLeft: () -> Int64?

    /// A handler of its answers; without the last four, none goes on.
    package init(
        respond: @escaping (Request, PeerAddress) -> Reply,
        refuse: @escaping (RequestFailure, Request?) -> Response,
        received: @escaping (StreamID, WebSocketMessage) -> Void = { _, _ in },
        collect: @escaping () -> [StreamOutput] = { [] },
        closed: @escaping (StreamID) -> Void = { _ in },
        timeLeft: @escaping () -> Int64? = { nil }
    ) {
        self.respond = respond
        self.refuse = refuse
        self.received = received
        self.collect = collect
        self.closed = closed
        self.timeLeft = timeLeft
    }
}
