package import Encoding

/// A socket that listens to one session for one participant.
package struct SessionSocket: Sendable {
    /// The session it listens to.
    package let session: SessionID
    /// The id of the participant for whom it listens.
    package let participant: SessionID
}

extension Sandbox {
    /// Sockets of one participant at once (amazon-connect.md, section 4.1).
    package static let maximumSockets = 5

    /// Opens a socket with the ticket of its URL.
    package mutating func openSocket(
        _ ticket: String?, at now: Instant
    ) throws(ParticipationRefusal) -> SessionSocket {
        let seat = try seat(ticket, .socket, at: now)
        let participant = participations[seat.place].participants[seat.participant]
        if participant.sockets >= Self.maximumSockets {
            record(
                .limit(name: "sockets", maximum: Self.maximumSockets), session: store[seat.slot].id,
                widget: store[seat.slot].widget, at: now)
            throw .tooManySockets(maximum: Self.maximumSockets)
        }
        participations[seat.place].participants[seat.participant].sockets += 1
        store.listen(seat.slot, 1)
        record(
            .socket(participant, isOpen: true), session: store[seat.slot].id,
            widget: store[seat.slot].widget, at: now)
        return SessionSocket(session: store[seat.slot].id, participant: participant.id)
    }

    /// A socket asked for its session's chat: its participant is there, the first time.
    package mutating func subscribe(_ socket: SessionSocket, at now: Instant) {
        guard let seat = seat(of: socket), store[seat.slot].ending == nil else { return }
        join(seat, at: now)
    }

    /// A socket is gone.
    package mutating func close(_ socket: SessionSocket, at now: Instant) {
        guard let seat = seat(of: socket) else { return }
        participations[seat.place].participants[seat.participant].sockets -= 1
        store.listen(seat.slot, -1)
        let participant = participations[seat.place].participants[seat.participant]
        record(
            .socket(participant, isOpen: false), session: socket.session, widget: store[seat.slot].widget,
            at: now)
    }

    private func seat(of socket: SessionSocket) -> Seat? {
        guard let slot = store.slot(of: socket.session), let place = store[slot].participation,
            let participant = participations[place].place(of: socket.participant)
        else { return nil }
        return Seat(slot: slot, place: place, participant: participant)
    }
}
