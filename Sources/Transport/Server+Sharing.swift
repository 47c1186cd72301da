import HTTP

/// What keeps one peer, or many, from taking the loop or the memory from the others.
extension Server {
    /// Messages taken from one socket in one turn.
    static let messagesPerTurn = 64
    /// Requests taken from one connection in one turn, each some work.
    static let requestsPerTurn = 8

    /// Lets the others come first: what is left is looked at in the next turn, nothing is read before.
    func yield(_ connection: Connection) {
        guard !connection.isYielding else { return }
        connection.isYielding = true
        yielding.append(connection)
    }

    /// Goes on where the last turn left off.
    func resumeYielding() {
        if yielding.isEmpty { return }
        let waiting = yielding
        yielding = []
        for connection in waiting where isOpen(connection) {
            connection.isYielding = false
            proceed(connection)
        }
    }

    /// Whether a connection was not closed since.
    func isOpen(_ connection: Connection) -> Bool {
        connections.find(slot: connection.slot, generation: connection.generation) != nil
    }

    /// Counts the room of what waits to be sent to a peer.
    func countOutput(of connection: Connection) {
        let count = connection.unsent > 0 ? connection.http.output.capacity : 0
        outputCount += count - connection.countedOutput
        connection.countedOutput = count
    }

    /// While too much waits for all of them together, lets go of the peer that has longest taken nothing.
    func shedOutput() {
        while outputCount > limits.totalOutputBytes, let slot = deadlines.first(.write),
            let connection = connections[slot]
        {
            close(connection)
        }
    }
}
