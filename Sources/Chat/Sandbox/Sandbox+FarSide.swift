package import Encoding

/// The other side of a chat: a person, a program or the platform, played by whoever calls control.
extension Sandbox {
    /// Says something as the far side, in a session that is open.
    package mutating func sayAsFarSide(
        _ text: String, role: Role, session id: String, at now: Instant
    ) throws(Refusal) -> ChatMessage {
        let slot = try anySlot(id)
        if store[slot].ending != nil { throw .sessionEnded }
        try checkText(text, widget: store[slot].widget, at: now)
        try checkTranscript(slot, adding: text.utf8.count, at: now)
        try makeRoom(
            sessions: 0, bytes: text.utf8.count, sparing: slot, widget: store[slot].widget, at: now)
        let message = ChatMessage(
            id: ids.next(), role: role, text: text, createdAt: now, metadata: nil, stripped: [])
        append(message, to: slot)
        return message
    }

    /// Ends a session from the far side; an ended one stays as it is.
    package mutating func endAsFarSide(session id: String, as role: Role?, at now: Instant) throws(Refusal) {
        end(try anySlot(id), by: role?.endCause ?? .farSide, at: now)
    }

    private func anySlot(_ id: String) throws(Refusal) -> Int32 {
        guard let slot = slot(ofAny: id) else { throw .unknownSession }
        return slot
    }
}
