/// What the agent's side and the test suite may see: everything.
extension Sandbox {
    /// How many sessions there are, live and ended.
    package var sessionCount: Int { store.count }

    /// Sessions in the order of starts, after one of them, at most so many.
    package func sessions(after order: UInt64?, limit: Int) -> [SessionView] {
        store.slots(after: order, limit: limit).map { view(of: $0) }
    }

    /// Any session, whoever's it is.
    package func anySession(_ id: String) -> SessionView? {
        slot(ofAny: id).map { view(of: $0) }
    }

    /// The slot of any session, by its id as its platform writes it.
    func slot(ofAny id: String) -> Int32? {
        guard let slot = SessionID(anyForm: id).flatMap({ store.slot(of: $0) }),
            SessionID(id, served[store[slot].widget].widget.platform.idForm) != nil
        else { return nil }
        return slot
    }

    /// The session of this id, where its platform tells its participants apart.
    package func sessionWithParticipants(_ id: String) -> SessionID? {
        guard let slot = slot(ofAny: id), store[slot].participation != nil else { return nil }
        return store[slot].id
    }

    /// How the ids of a session are written.
    package func idForm(of session: ChatSession) -> IDForm {
        served[session.widget].widget.platform.idForm
    }

    /// How the ids of a session are written, by its id as it came.
    package func idForm(ofSession id: String) -> IDForm {
        slot(ofAny: id).map { idForm(of: store[$0]) } ?? .plain
    }

    /// An id for an answer, which nothing in the sandbox has.
    package mutating func answerID() -> SessionID { ids.nextUUID() }
}
