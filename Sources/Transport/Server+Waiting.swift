import HTTP

/// What a connection waits for, after everything that could be done was done.
extension Server {
    /// Sets what is watched for and until when.
    func settle(_ connection: Connection) {
        countOutput(of: connection)
        let unsent = connection.unsent
        var interest: Interest = unsent > 0 ? .write : []
        if !connection.inputEnded, !connection.isYielding, !connection.isFull(limits.outputBytes),
            !connection.isCrowded(http.streamInput)
        {
            interest.insert(.read)
        }
        if interest != connection.interest {
            connection.interest = interest
            let (descriptor, generation) = (connection.descriptor, connection.generation)
            // Nobody would ever come back to a connection that is watched for the wrong thing.
            guard poller.change(descriptor, generation: generation, interest: interest) else {
                return close(connection)
            }
        }
        setOutputDeadline(connection, unsent)
        setInputDeadline(connection, unsent)
    }

    private func setOutputDeadline(_ connection: Connection, _ unsent: Int) {
        let slot = connection.slot
        // A peer that does not say close back is waited for as long as one that does not hang up.
        if connection.isDraining || connection.http.awaitsClose && unsent == 0 {
            if !deadlines.isSet(.drain, slot: slot) { deadlines.set(.drain, slot: slot, now: now) }
        } else if unsent == 0 {
            deadlines.clear(.write, slot: slot)
        } else if connection.hasProgress || !deadlines.isSet(.write, slot: slot) {
            deadlines.set(.write, slot: slot, now: now)
        }
        connection.hasProgress = false
    }

    private func setInputDeadline(_ connection: Connection, _ unsent: Int) {
        let slot = connection.slot
        if connection.isDraining || connection.http.isClosing || connection.inputEnded
            || connection.http.isParked || connection.http.isPaced || connection.hasMore
        {
            // What is whole here and waits for room is not late: the deadline for writing runs.
            deadlines.clearInput(slot: slot)
        } else if connection.isInRequest() {
            // One that trickles in keeps the deadline of its first byte.
            if connection.tookRequest || !deadlines.isSet(.request, slot: slot) {
                deadlines.set(.request, slot: slot, now: now)
            }
        } else if connection.goesOn {
            if !deadlines.isSet(.heartbeat, slot: slot) { deadlines.set(.heartbeat, slot: slot, now: now) }
        } else if unsent > 0 {
            // Who still takes an answer is not idle.
            deadlines.clearInput(slot: slot)
        } else if connection.tookRequest || !deadlines.isSet(.idle, slot: slot) {
            deadlines.set(.idle, slot: slot, now: now)
        }
        connection.tookRequest = false
    }
}
