package import Encoding

/// What time brings about by itself.
extension Sandbox {
    /// When something is due next, on the sandbox's clock; nil: never.
    package var nextTimer: Instant? { agenda.next }

    /// When something happens next, on the sandbox's clock; nil: never.
    ///
    /// Unlike `nextTimer` it counts nothing that no longer matters.
    package mutating func dueNext() -> Instant? {
        let waiting = self
        while let entry = agenda.first, !waiting.matters(entry) { agenda.removeFirst() }
        return agenda.next
    }

    /// Does what is due, in order and each thing at its own time.
    package mutating func runTimers(at now: Instant) {
        while let entry = agenda.takeDue(at: now) {
            guard matters(entry), let slot = store.slot(of: entry.session) else { continue }
            switch entry.kind {
            case .connectionWindow: end(slot, by: .notConnected, at: entry.at)
            case .duration: end(slot, by: .duration, at: entry.at)
            }
        }
    }

    /// Entries of sessions that are over are let go of before they are many.
    mutating func pruneAgenda() {
        guard agenda.count > 4 * participations.count + 1_024 else { return }
        let waiting = self
        agenda.prune { waiting.matters($0) }
    }

    private func matters(_ entry: Agenda.Entry) -> Bool {
        guard let slot = store.slot(of: entry.session), store[slot].ending == nil,
            let place = store[slot].participation
        else { return false }
        return entry.kind == .duration || participations[place].connectedAt == nil
    }
}
