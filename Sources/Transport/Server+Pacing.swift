import HTTP

/// Answers that go out piece by piece: rare, and looked through one by one.
extension Server {
    /// Notes when the next piece of a connection's answer goes out, where one is held back.
    func pace(_ connection: Connection) {
        guard let pause = connection.http.pause else { return }
        paced.append(
            PacedConnection(
                due: now + max(1, pause.wholeMilliseconds), slot: connection.slot,
                generation: connection.generation))
    }

    /// Lets the pieces out whose moment has come.
    func releasePaced() {
        if paced.isEmpty { return }
        let due = paced.filter { $0.due <= now }
        paced.removeAll { $0.due <= now }
        for entry in due {
            guard let connection = connections.find(slot: entry.slot, generation: entry.generation) else {
                continue
            }
            connection.http.release()
            pace(connection)
            proceed(connection)
        }
    }
}
