import HTTP

/// One end of a WebSocket that hears bytes and answers.
struct WebSocketExchange {
    /// All that came of it.
    struct Outcome: Equatable {
        var messages: [WebSocketMessage] = []
        var output: [UInt8] = []
        var fault: WebSocketFault?
        var farewell: WebSocketClose?
        var state = WebSocketConnection.State.open
    }

    private var connection: WebSocketConnection
    private let limit: Int
    private(set) var outcome = Outcome()

    init(_ role: WebSocketConnection.Role, limit: Int) {
        connection = WebSocketConnection(role: role, messageLimit: limit)
        self.limit = limit
    }

    /// Hears all bytes in these pieces.
    mutating func play(_ bytes: [UInt8], _ cuts: [Range<Int>]) throws(Violation) {
        let sent = bytes.span
        for cut in cuts {
            connection.receive(sent.extracting(cut))
            while let message = connection.next(&outcome.output) { outcome.messages.append(message) }
            try checkHeld()
        }
        (outcome.fault, outcome.farewell) = (connection.fault, connection.farewell)
        outcome.state = connection.state
        if outcome.fault != nil || outcome.farewell != nil {
            try Violation.unless(connection.state == .closed, "a socket is open behind its end")
        }
    }

    private func checkHeld() throws(Violation) {
        // A header, and a control frame's payload: nothing else waits.
        try Violation.unless(connection.bufferedCount < 14 + 125, "bytes wait that could be used")
        try Violation.unless(connection.heldCount <= 2 * limit + 1_024, "more memory is held than the limit")
        if connection.isBetweenMessages {
            try Violation.unless(connection.heldCount == 0, "memory is held between messages")
        }
    }
}
