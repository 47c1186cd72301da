import HTTP

/// WebSockets: begun by a request, told of message by message, ended by the service, the peer or the limits.
extension Server {
    /// Messages taken from one socket in one turn, so that the others get theirs.
    static let messagesPerTurn = 64

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

    /// Lets the others come first: what is left is looked at in the next turn, nothing is read before.
    func yield(_ connection: Connection) {
        guard !connection.isYielding, let stream = connection.stream else { return }
        connection.isYielding = true
        yielding.append(stream)
    }

    /// Goes on where the last turn left off.
    func resumeYielding() {
        if yielding.isEmpty { return }
        let streams = yielding
        yielding = []
        for stream in streams {
            guard let connection = find(stream) else { continue }
            connection.isYielding = false
            proceed(connection)
        }
    }
}
