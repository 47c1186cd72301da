import Glibc
import HTTP

/// What happens on one connection: bytes in, answers out, and what to wait for next.
extension Server {
    /// How many connections are served before what they are owed goes out: more would hold too many answers.
    private static let connectionsPerRound = 32
    /// Bytes of an answer that goes out without waiting for others.
    private static let largeAnswer = 64 * 1024

    /// Answers what an event brought; what is to be sent is gathered, and goes out a round at a time.
    func serve(_ connection: Connection, _ event: PollerEvent) {
        guard receive(connection, event) else { return close(connection) }
        answer(connection)
        gathered.append(connection)
        let isMuch = connection.unsent > Server.largeAnswer
        if isMuch || gathered.count == Server.connectionsPerRound { sendGathered() }
    }

    /// Sends to all that were served since the last time.
    ///
    /// A peer that waits is woken by each send; gathered, they wake it once (measured: 15 % more starts).
    func sendGathered() {
        for connection in gathered where isOpen(connection) { conclude(connection) }
        gathered.removeAll(keepingCapacity: true)
        shedOutput()
    }

    /// Does what needs no event.
    func proceed(_ connection: Connection) {
        answer(connection)
        conclude(connection)
    }

    private func conclude(_ connection: Connection) {
        advance(connection) ? settle(connection) : close(connection)
    }

    /// Reads once; false when the connection is over.
    private func receive(_ connection: Connection, _ event: PollerEvent) -> Bool {
        guard event.isBroken || event.ready.contains(.read) else { return true }
        // An error is reported even to who watches for nothing: there is nothing more to expect.
        guard connection.interest.contains(.read) else { return !event.isBroken }
        switch Socket.receive(connection.descriptor, into: &buffer) {
        case .bytes(let count): return connection.take(buffer, count, dropLimit: http.drain)
        case .wouldBlock: return !event.isBroken
        case .failed: return false
        case .ended:
            connection.inputEnded = true
            connection.http.receivedEnd()
            return !connection.isDraining
        }
    }

    /// Sends what is answered, and answers more, as far as it goes; false when the connection is over.
    private func advance(_ connection: Connection) -> Bool {
        guard !connection.isDraining else { return true }
        while true {
            guard connection.flush() else { return false }
            if connection.unsent > 0 { return !connection.isTooSlow(limits.streamBytes) }
            if !connection.hasMore { break }
            answer(connection)
        }
        if connection.http.isClosing {
            if connection.http.resets {
                Socket.resetOnClose(connection.descriptor)
                return false
            }
            connection.beginDraining()
            return !connection.inputEnded
        }
        return stopsAt == nil || !connection.http.awaitsRequest
    }

    /// Answers what was read, until enough waits to be sent, or enough was taken for one turn.
    private func answer(_ connection: Connection) {
        guard !connection.isDraining else { return }
        connection.hasMore = false
        var (requests, messages) = (0, 0)
        while !connection.isFull(limits.outputBytes) {
            switch connection.http.next() {
            case .wait: return
            case .refuse(let failure):
                let request = connection.http.refusedRequest
                connection.http.send(handler.refuse(failure, request), now: date.text)
            case .request(let request):
                connection.tookRequest = true
                answer(request, on: connection)
                requests += 1
                if requests == Server.requestsPerTurn { return yield(connection) }
            case .message(let message):
                tell(message, of: connection)
                messages += 1
                if messages == Server.messagesPerTurn { return yield(connection) }
            }
        }
        connection.hasMore = true
    }

    private func answer(_ request: Request, on connection: Connection) {
        switch handler.respond(request, connection.peer) {
        case .response(let response): send(response, on: connection)
        case .parked(let stream): park(stream, connection)
        case .stream(let response, let stream): begin(stream, response, on: connection)
        case .socket(let response, let stream): beginSocket(stream, response, on: connection)
        }
    }

    func send(_ response: Response, on connection: Connection) {
        // RFC 9112 §9.6: the last of the requests that were read says that it is the last.
        if stopsAt != nil, connection.http.bufferedCount == 0 { connection.http.windDown() }
        connection.http.send(response, now: date.text)
        if response.delivery != .whole { pace(connection) }
    }

    /// Ends one wait that is due.
    func expire(_ connection: Connection, _ kind: Deadlines.Kind) {
        switch kind {
        case .idle, .write, .drain: close(connection)
        case .heartbeat: beat(connection)
        case .request:
            connection.http.receivedTimeout()
            proceed(connection)
        }
    }

    /// Lets a connection go as a stop wants it: at once, or after the answer it waits for.
    func finish(_ connection: Connection) {
        let event = PollerEvent(
            descriptor: connection.descriptor, generation: connection.generation, ready: .read,
            isBroken: false)
        receive(connection, event) ? proceed(connection) : close(connection)
    }

    /// Closes at once.
    func close(_ connection: Connection) {
        outputCount -= connection.countedOutput
        connection.countedOutput = 0
        deadlines.clear(slot: connection.slot)
        poller.remove(connection.descriptor)
        connections.remove(connection)
        if let stream = connection.stream { lose(stream) }
    }
}
