package import Encoding

/// Who else takes part: those that control plays, and those that the website's backend sends.
extension Sandbox {
    /// Participants of one session at most; the visitor is one of them.
    package static let maximumParticipants = 16

    /// What another participant is given.
    package struct Invitation: Sendable {
        /// The participant.
        package let participant: SessionID
        /// Its participant token.
        package let token: String
    }

    /// Sends a program into an open session; the same client token sends the same one.
    package mutating func invite(
        _ displayName: String, clientToken: String?, to session: SessionID, at now: Instant
    ) throws(ParticipationRefusal) -> Invitation {
        let (_, place) = try open(session)
        let key = RepeatKey(.invitation, by: participations[place].participants[0].id, clientToken)
        if let key, let known = participations[place].repeats[key] {
            return invitation(of: known, to: session)
        }
        guard participations[place].participants.count < Self.maximumParticipants else {
            throw .tooManyParticipants(maximum: Self.maximumParticipants)
        }
        let participant = Participant(
            id: ids.nextUUID(), role: .bot, displayName: displayName, holdsToken: true)
        participations[place].participants.append(participant)
        participations[place].updatedAt = now
        if let key { participations[place].repeats[key] = participant.id }
        return invitation(of: participant.id, to: session)
    }

    private func invitation(of participant: SessionID, to session: SessionID) -> Invitation {
        let ticket = Ticket(
            kind: .participant, session: session, subject: participant, number: Int64.max)
        return Invitation(participant: participant, token: ids.seal(ticket))
    }

    /// The holder of a seat goes: with the visitor the session ends.
    package mutating func leave(as seat: Seat, at now: Instant) {
        if participations[seat.place].participants[seat.participant].role == .customer {
            end(seat.slot, by: .customer, at: now)
        } else {
            farewell(seat.participant, of: seat.slot, at: now)
        }
    }

    /// Ends an open session for the website's backend.
    package mutating func stop(session: SessionID, at now: Instant) throws(ParticipationRefusal) {
        let (slot, _) = try open(session)
        end(slot, by: .backend, at: now)
    }

    /// Signals something as the far side.
    package mutating func signalAsFarSide(
        _ signal: Signal, role: Role, session: SessionID, at now: Instant
    ) throws(ParticipationRefusal) {
        let (slot, place) = try open(session)
        let participant = participant(of: role, in: place)
        let seat = Seat(slot: slot, place: place, participant: participant)
        if role == .agent { join(seat, at: now) }
        participations[place].isPlayed = true
        try tell(signal, from: seat, at: now)
    }

    /// Says something as the far side; a person comes in first.
    package mutating func sayAsFarSide(
        _ text: String, contentType: String, role: Role, session: SessionID, at now: Instant
    ) throws(ParticipationRefusal) -> ChatMessage {
        let (slot, place) = try open(session)
        try check(
            text, contentType: contentType, allowed: [contentType], widget: store[slot].widget, at: now)
        try makeRoom(for: text, in: slot, at: now)
        let participant = participant(of: role, in: place)
        if role == .agent { join(Seat(slot: slot, place: place, participant: participant), at: now) }
        participations[place].isPlayed = true
        return append(text, contentType: contentType, author: participant, to: slot, at: now).message
    }

    /// The participant that plays a role of the far side without a token, made where there is none yet.
    mutating func participant(of role: Role, in place: Int32) -> Int {
        let known = participations[place].participants.firstIndex {
            $0.role == role && !$0.holdsToken && $0.presence != .left
        }
        if let known { return known }
        let presence: Participant.Presence = role == .agent ? .invited : .joined
        var participant = Participant(
            id: ids.nextUUID(), role: role, displayName: Self.displayName(of: role), holdsToken: false)
        participant.presence = presence
        participations[place].participants.append(participant)
        return participations[place].participants.count - 1
    }

    /// An open session with participants.
    func open(_ session: SessionID) throws(ParticipationRefusal) -> (Int32, Int32) {
        guard let slot = store.slot(of: session), let place = store[slot].participation else {
            throw .unknownSession
        }
        if store[slot].ending != nil { throw .ended }
        return (slot, place)
    }

    /// What ends with a session: who goes says so, and the transcript gets its last line.
    mutating func closeParticipation(of slot: Int32, by cause: EndCause, at now: Instant) {
        guard let place = store[slot].participation else { return }
        let leaving = participations[place].participants.firstIndex { participant in
            switch cause {
            case .agent: participant.role == .agent
            case .bot, .system, .farSide: false
            default: participant.role == .customer
            }
        }
        if let leaving { farewell(leaving, of: slot, at: now) }
        append(.ended, author: nil, to: slot, at: now)
        participations[place].endCause = cause
        participations.ended(widget: store[slot].widget)
    }

    private mutating func farewell(_ participant: Int, of slot: Int32, at now: Instant) {
        guard let place = store[slot].participation,
            participations[place].participants[participant].presence == .joined
        else { return }
        participations[place].participants[participant].presence = .left
        let item = append(.left, author: participant, to: slot, at: now)
        record(
            .left(participations[place].participants[participant], item: item.id), session: store[slot].id,
            widget: store[slot].widget, at: now)
    }

    /// The names under which the far side speaks where control plays it.
    private static func displayName(of role: Role) -> String {
        switch role {
        case .customer: "Customer"
        case .agent: "Agent"
        case .bot: "BOT"
        case .system: "SYSTEM_MESSAGE"
        }
    }
}
