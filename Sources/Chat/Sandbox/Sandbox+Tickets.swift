package import Encoding

/// What is handed out to participants, and what comes back.
extension Sandbox {
    /// How long a connection token is good (amazon-connect.md, section 4.1).
    package static let connectionLifetime = Duration.seconds(86_400)
    /// How long a socket's URL is good (amazon-connect.md, section 4.1).
    package static let socketLifetime = Duration.seconds(100)

    /// Where the holder of a ticket stands: the session, and the participant's place in it; good for the call
    /// for which it was asked.
    package struct Seat {
        let slot: Int32
        let place: Int32
        let participant: Int
    }

    /// What a participant token gives.
    package struct Connection: Sendable {
        /// The connection token.
        package let token: String
        /// The first moment at which it is no longer good.
        package let expiresAt: Instant
        /// The ticket for a socket.
        package let socket: String
        /// The first moment at which the ticket is no longer good.
        package let socketExpiresAt: Instant
    }

    /// Gives a participant what it needs to speak and to hear; `joins` says that it counts as connected at
    /// once.
    package mutating func connect(
        _ seat: Seat, joins: Bool, at now: Instant
    ) -> Connection {
        let participant = participations[seat.place].participants[seat.participant]
        if joins || participant.role == .bot { join(seat, at: now) }
        let (expiry, socketExpiry) = (
            now.advanced(by: Self.connectionLifetime), now.advanced(by: Self.socketLifetime)
        )
        let id = store[seat.slot].id
        return Connection(
            token: ids.seal(
                Ticket(
                    kind: .connection, session: id, subject: participant.id, number: expiry.milliseconds)),
            expiresAt: expiry,
            socket: ids.seal(
                Ticket(
                    kind: .socket, session: id, subject: participant.id, number: socketExpiry.milliseconds)),
            socketExpiresAt: socketExpiry)
    }

    /// The ticket in a text, good for this kind of use now; a refusal is on record.
    mutating func ticket(
        _ text: String?, _ kind: Ticket.Kind, at now: Instant
    ) throws(ParticipationRefusal) -> Ticket {
        let opened = text.flatMap { ids.open($0) }
        let fault: TicketFault
        if text?.isEmpty ?? true {
            fault = .missing
        } else if let opened {
            guard let found = self.fault(of: opened, kind, at: now) else { return opened }
            fault = found
        } else {
            fault = .foreign
        }
        let slot = opened.flatMap { store.slot(of: $0.session) }
        refuse(fault, slot: slot, at: now)
        throw .ticket(fault)
    }

    /// Whoever a ticket of a participant lets in, as long as the session and their part in it last; a refusal
    /// is on record.
    package mutating func seat(
        _ text: String?, _ kind: Ticket.Kind, at now: Instant
    ) throws(ParticipationRefusal) -> Seat {
        let ticket = try ticket(text, kind, at: now)
        guard let slot = store.slot(of: ticket.session), let place = store[slot].participation,
            let participant = participations[place].place(of: ticket.subject)
        else { throw .ticket(.gone) }
        if participations[place].participants[participant].presence == .left {
            refuse(.left, slot: slot, at: now)
            throw .ticket(.left)
        }
        return Seat(slot: slot, place: place, participant: participant)
    }

    private func fault(of ticket: Ticket, _ kind: Ticket.Kind, at now: Instant) -> TicketFault? {
        if ticket.kind != kind { return .wrongKind(ticket.kind, wanted: kind) }
        guard let slot = store.slot(of: ticket.session) else { return .gone }
        let outlivesSession = kind == .download || kind == .page
        if !outlivesSession, store[slot].ending != nil { return .ended }
        if kind != .page, ticket.number <= now.milliseconds {
            return .expired(Instant(milliseconds: ticket.number))
        }
        return nil
    }

    private mutating func refuse(_ fault: TicketFault, slot: Int32?, at now: Instant) {
        guard let slot else {
            journal.append(.refused(fault), widget: nil, at: now)
            return
        }
        record(.refused(fault), session: store[slot].id, widget: store[slot].widget, at: now)
    }

    /// A participant comes in, the first time.
    mutating func join(_ seat: Seat, at now: Instant) {
        guard participations[seat.place].participants[seat.participant].presence == .invited else { return }
        participations[seat.place].participants[seat.participant].presence = .joined
        let participant = participations[seat.place].participants[seat.participant]
        switch participant.role {
        case .customer: participations[seat.place].connectedAt = now
        case .agent:
            participations[seat.place].agentJoinedAt = now
            participations[seat.place].isPlayed = true
        case .bot: participations[seat.place].isPlayed = true
        case .system: break
        }
        let item = append(.joined, author: seat.participant, to: seat.slot, at: now)
        record(
            .joined(participant, item: item.id), session: store[seat.slot].id,
            widget: store[seat.slot].widget, at: now)
        if participant.role == .customer, participations[seat.place].continuesFrom != nil {
            record(
                .continued(id: ids.nextUUID()), session: store[seat.slot].id,
                widget: store[seat.slot].widget, at: now)
        }
    }
}
