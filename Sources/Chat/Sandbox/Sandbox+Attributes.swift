package import Encoding

/// What a session with participants is, beyond its messages.
extension Sandbox {
    /// A session with participants; nil where there is none.
    package func participation(of session: SessionID) -> Participation? {
        guard let slot = store.slot(of: session), let place = store[slot].participation else { return nil }
        return participations[place]
    }

    /// Puts attributes over those that are there, also of a session that is over.
    package mutating func update(
        _ entries: [AttributeSet.Entry], of session: SessionID, at now: Instant
    ) throws(ParticipationRefusal) {
        guard let slot = store.slot(of: session), let place = store[slot].participation else {
            throw .unknownSession
        }
        var attributes = participations[place].attributes
        for entry in entries { attributes.put(entry) }
        guard attributes.byteCount <= Self.maximumAttributeBytes else {
            throw .attributesTooLarge(maximum: Self.maximumAttributeBytes)
        }
        store.charge(slot, attributes.byteCount - participations[place].attributes.byteCount)
        participations[place].attributes = attributes
        participations[place].updatedAt = now
        record(
            .attributes(json: attributes.json), session: session, widget: store[slot].widget, at: now)
    }
}
