import HTTP

/// Answers that go on: begun by a request, fed once a turn, ended by the service, the peer or the limits.
extension Server {
    /// A comment line, which every reader of events skips (WHATWG HTML §9.2.6).
    private static let heartbeat = Array(": \n\n".utf8)

    /// Begins an answer that goes on.
    func begin(_ stream: StreamID, _ response: Response, on connection: Connection) {
        connection.beginStream(stream, response, now: date.text)
        streams.insert(stream, slot: connection.slot, generation: connection.generation)
        // No stream is begun that a stop would have to wait for.
        if stopsAt != nil { connection.http.windDown() }
    }

    /// Sends what the streams have to say now, each in one piece; costs nothing for those that are silent.
    func deliver() {
        hasNewsOfStreams = false
        let outputs = handler.collect()
        var touched: [Connection] = []
        for output in outputs {
            guard let connection = find(output.stream), connection.isHeard else { continue }
            say(output.content, on: connection)
            if connection.isTouched { continue }
            connection.isTouched = true
            touched.append(connection)
        }
        for connection in touched {
            connection.isTouched = false
            connection.isAborted ? close(connection) : proceed(connection)
        }
        if endsStreams { endStreams() }
    }

    /// Tells the service that a stream or a parked request has lost its connection.
    func lose(_ stream: StreamID) {
        streams.remove(stream)
        // What the service makes of it must not wait for the next request.
        hasNewsOfStreams = true
        handler.closed(stream)
    }

    /// Lets a silent stream or socket say that it lives, so that a dead peer is noticed.
    func beat(_ connection: Connection) {
        // What the peer has not taken yet finds that out as well, under the deadline for writing.
        if connection.unsent == 0 {
            if connection.http.isStreaming { connection.http.stream(Server.heartbeat) }
            if connection.http.isSocket { connection.http.ping() }
        }
        proceed(connection)
    }

    /// Says one thing on an answer that goes on, or on a socket; a socket that closes says nothing more.
    private func say(_ content: StreamOutput.Content, on connection: Connection) {
        switch content {
        case .bytes(let bytes, let ends):
            connection.http.stream(bytes)
            if ends { connection.http.endStream() }
        case .text(let text): connection.http.sendText(text)
        case .close(let code, let reason):
            connection.http.endSocket(WebSocketClose(code: code, reason: reason))
        case .answer(let response): answer(response, on: connection)
        case .abort: connection.isAborted = true
        }
    }

    func find(_ stream: StreamID) -> Connection? {
        streams.find(stream).flatMap { connections.find(slot: $0.slot, generation: $0.generation) }
    }

    /// After a stop, the last words of the turn are said first.
    private func endStreams() {
        endsStreams = false
        for connection in connections.all where connection.isHeard {
            connection.http.windDown()
            proceed(connection)
        }
    }
}
