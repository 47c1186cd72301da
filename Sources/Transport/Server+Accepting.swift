import Glibc

/// New connections: taken in turns, paused when descriptors run out, refused when there are too many.
extension Server {
    /// Connections accepted in one turn, so that the others get theirs.
    private static let acceptsPerTurn = 256
    /// Milliseconds without accepting after the system ran out of descriptors or memory.
    private static let pause: Int64 = 100

    /// Takes what waits at the door.
    func accept() {
        guard let listener, acceptsAgain == nil else { return }
        var peer = SocketAddress()
        for _ in 0..<Server.acceptsPerTurn {
            let descriptor = Socket.accept(listener.descriptor, peer: &peer)
            guard descriptor >= 0 else {
                if Server.isGone(errno) { continue }
                // A shortage, nearly always; whatever else it is must not let the loop spin either.
                if errno != EAGAIN { pauseAccepting() }
                return
            }
            open(descriptor, peer.peer)
        }
    }

    /// Accepts again after a pause; after one more where the system refuses even to look out for it.
    func resumeAccepting() {
        guard let listener else { return }
        let isWatched = poller.change(listener.descriptor, interest: .read)
        acceptsAgain = isWatched ? nil : now + Server.pause
    }

    /// Stops listening: who comes now is refused by the system.
    func closeListener() {
        guard let listener else { return }
        poller.remove(listener.descriptor)
        self.listener = nil
        acceptsAgain = nil
    }

    private func pauseAccepting() {
        guard let listener else { return }
        // The queue keeps the listener readable; without this the loop would spin.
        _ = poller.change(listener.descriptor, interest: [])
        acceptsAgain = now + Server.pause
    }

    private func open(_ descriptor: Int32, _ peer: PeerAddress) {
        if buffer.isEmpty { buffer = [UInt8](repeating: 0, count: 65_536) }
        let connection = Connection(
            descriptor: descriptor, generation: connections.makeGeneration(), peer: peer, limits: http)
        let isRefused = connections.isFull
        guard !isRefused || connections.count < connections.limit + Overload.places,
            poller.add(descriptor, generation: connection.generation, interest: .read)
        else { return }
        Socket.setNoDelay(descriptor)
        connections.insert(connection)
        if isRefused { connection.turnAway(with: Overload.answer) }
        settle(connection)
    }

    /// Whether the connection went away while it waited (accept(2), error handling).
    private static func isGone(_ number: Int32) -> Bool {
        [ECONNABORTED, EINTR, EPROTO, ENETDOWN, ENOPROTOOPT, EHOSTDOWN, EHOSTUNREACH, ENETUNREACH, EPERM]
            .contains(number)
    }
}
