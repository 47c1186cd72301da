import Glibc

/// The turns of the loop: when it wakes, what it looks at, when it ends.
extension Server {
    /// Milliseconds to wait for: until the first deadline, ours or the service's, -1 without one.
    var timeout: Int32 {
        if hasNewsOfStreams || !yielding.isEmpty { return 0 }
        var earliest = deadlines.next
        for moment in [acceptsAgain, stopsAt, paced.lazy.map(\.due).min()] {
            if let moment { earliest = min(earliest ?? .max, moment) }
        }
        var wait = Int64.max
        if let earliest { wait = max(0, earliest - SystemClock.monotonic()) }
        // What is overdue and stays so must not let the loop spin.
        if let left = handler.timeLeft() { wait = min(wait, max(1, left)) }
        return wait == .max ? -1 : Int32(clamping: wait)
    }

    /// Whether there is nothing left to wait for.
    var isFinished: Bool {
        guard let stopsAt else { return false }
        return connections.count == 0 || now >= stopsAt
    }

    /// Reads the clock, once a turn.
    func beginTurn() {
        now = SystemClock.monotonic()
        date.refresh(now: now)
    }

    /// Gives one event to whom it concerns.
    func handle(_ event: PollerEvent) {
        if event.descriptor == listener?.descriptor { return accept() }
        if event.descriptor == wakeup.descriptor { return beginStop() }
        if let connection = connections.find(event) { serve(connection, event) }
    }

    /// Ends all waiting that is due.
    func expire() {
        if let acceptsAgain, now >= acceptsAgain { resumeAccepting() }
        while let (kind, slot) = deadlines.takeDue(now: now) {
            if let connection = connections[slot] { expire(connection, kind) }
        }
    }

    /// Closes the door, takes in what had arrived before, and lets go of who waits for nothing.
    func beginStop() {
        guard stopsAt == nil else { return }
        _ = poller.change(wakeup.descriptor, interest: [])
        accept()
        stopsAt = now + limits.gracefulStop.wholeMilliseconds
        closeListener()
        endsStreams = true
        for connection in connections.all { finish(connection) }
    }

    /// Closes whatever is still open.
    func finish() {
        closeListener()
        for connection in connections.all { close(connection) }
    }
}
