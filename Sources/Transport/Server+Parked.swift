import HTTP

/// Requests whose answer comes later: they cost a place in a table, and no deadline runs for them.
extension Server {
    /// Keeps the answer of a request owed.
    func park(_ stream: StreamID, _ connection: Connection) {
        connection.park(stream)
        streams.insert(stream, slot: connection.slot, generation: connection.generation)
        // Nothing is waited for that a stop would have to wait for.
        if stopsAt != nil { connection.http.windDown() }
    }

    /// Answers a parked request, whose name means nothing from now on.
    func answer(_ response: Response, on connection: Connection) {
        guard connection.http.isParked, let stream = connection.stream else { return }
        streams.remove(stream)
        connection.unpark()
        connection.tookRequest = true
        send(response, on: connection)
    }
}
