import HTTP

extension Endpoint {
    /// The WebSocket of the participants.
    static let sockets = [
        Endpoint(
            .get, "/connect/websocket", "a participant's WebSocket", .connect(.socket),
            outcome: SocketEndpoint.outcome)
    ]
}
