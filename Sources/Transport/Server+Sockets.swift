import HTTP

/// WebSockets: begun by a request, told of message by message, ended by the service, the peer or the limits.
extension Server {
    /// Switches a connection to WebSocket.
    func beginSocket(_ stream: StreamID, _ response: Response, on connection: Connection) {
        connection.beginSocket(stream, response, now: date.text)
        streams.insert(stream, slot: connection.slot, generation: connection.generation)
        // Nobody comes in through a closed door.
        if stopsAt != nil { connection.http.windDown() }
    }

    /// Tells the service of a message.
    func tell(_ message: WebSocketMessage, of connection: Connection) {
        guard let stream = connection.stream else { return }
        (hasNewsOfStreams, connection.tookRequest) = (true, true)
        handler.received(stream, message)
    }
}
