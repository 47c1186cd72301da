import Chat
import Encoding
import HTTP

/// The waits that are parked in one sandbox, fed by its event stream alone.
///
///     journal ─► the waits for that type and session ─► the answers of those that are over
struct WaitDesk {
    /// Waits at once in one sandbox.
    static let maximum = 4_096

    /// What a wait named outright: events of other types and sessions are none of its business.
    private struct Interest: Hashable {
        let type: EventType?
        let session: String?
    }

    private var waits: [StreamID: EventWait] = [:]
    private var interests: [Interest: Set<StreamID>] = [:]
    /// The last event that was looked at.
    private var seen = 0
    private var nextDeadline: MonotonicInstant?

    var isEmpty: Bool { waits.isEmpty }

    /// Whether no more fit.
    var isFull: Bool { waits.count >= Self.maximum }

    /// When the first of them ends with nothing, on the monotonic clock.
    var deadline: MonotonicInstant? { waits.isEmpty ? nil : nextDeadline }

    /// A wait that has seen everything up to now is parked.
    mutating func open(_ stream: StreamID, _ wait: EventWait, seen: Int) {
        if waits.isEmpty { (self.seen, nextDeadline) = (seen, nil) }
        waits[stream] = wait
        interests[interest(of: wait), default: []].insert(stream)
        nextDeadline = min(nextDeadline ?? wait.deadline, wait.deadline)
    }

    /// Nobody waits for the answer any more.
    mutating func close(_ stream: StreamID) {
        guard let wait = waits.removeValue(forKey: stream) else { return }
        let interest = interest(of: wait)
        interests[interest]?.remove(stream)
        if interests[interest]?.isEmpty ?? false { interests[interest] = nil }
    }

    /// The answers of the waits that are over now.
    mutating func collect(
        from journal: Journal, _ texts: inout EventTexts, at now: MonotonicInstant
    ) -> [StreamOutput] {
        if waits.isEmpty { return [] }
        var over = noteNews(journal, &texts)
        if let nextDeadline, now >= nextDeadline {
            over.formUnion(waits.filter { $0.value.deadline <= now }.keys)
            self.nextDeadline = waits.values.lazy.map(\.deadline).filter { $0 > now }.min()
        }
        if over.isEmpty { return [] }
        let outputs = answers(of: over) { $0.answer(journal) }
        for stream in over { close(stream) }
        return outputs
    }

    /// The last words to everybody, when the sandbox's world ends.
    func farewells(_ journal: Journal) -> [StreamOutput] {
        answers(of: Set(waits.keys)) { $0.farewell(journal) }
    }

    /// Lets the waits note what happened; those that have enough now.
    private mutating func noteNews(_ journal: Journal, _ texts: inout EventTexts) -> Set<StreamID> {
        if journal.lastSeq == seen { return [] }
        var over: Set<StreamID> = []
        for event in journal.events(after: seen, limit: .max, where: { _ in true }) {
            for stream in concerned(by: event) {
                waits[stream]?.note(event, &texts)
                if waits[stream]?.isOver ?? false { over.insert(stream) }
            }
        }
        seen = journal.lastSeq
        return over
    }

    private func concerned(by event: Event) -> [StreamID] {
        let session = event.session?.text(event.idForm)
        var found: [StreamID] = []
        for type in [event.type, nil] {
            found += interests[Interest(type: type, session: nil)] ?? []
            if session != nil { found += interests[Interest(type: type, session: session)] ?? [] }
        }
        return found
    }

    private func answers(
        of streams: Set<StreamID>, _ answer: (EventWait) -> Response
    ) -> [StreamOutput] {
        streams.sorted { $0.number < $1.number }.compactMap { stream in
            waits[stream].map { StreamOutput(stream: stream, content: .answer(answer($0))) }
        }
    }

    private func interest(of wait: EventWait) -> Interest {
        Interest(type: wait.pattern.type, session: wait.pattern.session)
    }
}
