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
            guard let connection = find(output.stream), connection.http.isStreaming else { continue }
            connection.http.stream(output.bytes)
            if output.ends { connection.http.endStream() }
            if connection.isTouched { continue }
            connection.isTouched = true
            touched.append(connection)
        }
        for connection in touched {
            connection.isTouched = false
            proceed(connection)
        }
        if endsStreams { endStreams() }
    }

    /// Tells the service that a stream has lost its connection.
    func lose(_ stream: StreamID) {
        streams.remove(stream)
        // What the service makes of it must not wait for the next request.
        hasNewsOfStreams = true
        handler.closed(stream)
    }

    /// Lets a silent stream say that it lives, so that a dead peer is noticed.
    func beat(_ connection: Connection) {
        // What the peer has not taken yet finds that out as well, under the deadline for writing.
        if connection.http.isStreaming, connection.unsent == 0 { connection.http.stream(Server.heartbeat) }
        proceed(connection)
    }

    private func find(_ stream: StreamID) -> Connection? {
        streams.find(stream).flatMap { connections.find(slot: $0.slot, generation: $0.generation) }
    }

    /// After a stop, the last words of the turn are said first.
    private func endStreams() {
        endsStreams = false
        for connection in connections.all where connection.http.isStreaming {
            connection.http.endStream()
            proceed(connection)
        }
    }
}
