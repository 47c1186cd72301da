/// What the agent's side and the test suite may see: everything.
extension Sandbox {
    /// Sessions in the order of starts, after one of them, at most so many.
    package func sessions(after order: UInt64?, limit: Int) -> [SessionView] {
        let later = store.all.lazy.filter { session in order.map { session.order > $0 } ?? true }
        return later.prefix(limit).compactMap { session in store.slot(of: session.id).map { view(of: $0) } }
    }

    /// Any session, whoever's it is.
    package func anySession(_ id: String) -> SessionView? {
        SessionID(id).flatMap { store.slot(of: $0) }.map { view(of: $0) }
    }
}
