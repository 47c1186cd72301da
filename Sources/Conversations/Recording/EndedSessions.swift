package import Chat

/// The chat sessions of a sandbox that end: of its journal only what is new is looked at.
package struct EndedSessions: Sendable {
    /// The last event that was looked at.
    private var seen = 0
    /// The events with which the sessions began that are still open.
    private var starts: [SessionID: Int] = [:]

    /// Begins before the first event.
    package init() {}

    /// The ends that came since the last call, each with the number of the event that began its session.
    ///
    /// The number is 0 where nothing tells.
    package mutating func next(in journal: Journal) -> [(end: Event, start: Int)] {
        if seen == journal.lastSeq { return [] }
        // A journal that begins anew, after a reset, has fewer events than before.
        if seen > journal.lastSeq { self = EndedSessions() }
        var ended: [(end: Event, start: Int)] = []
        for event in journal.events(after: seen, limit: .max, where: Self.matters) {
            guard let session = event.session else { continue }
            if event.type == .sessionStarted {
                starts[session] = event.seq
                continue
            }
            let start = starts.removeValue(forKey: session) ?? 0
            if event.type == .sessionEnded { ended.append((event, start)) }
        }
        seen = journal.lastSeq
        return ended
    }

    private static func matters(_ event: Event) -> Bool {
        switch event.type {
        case .sessionStarted, .sessionEnded, .sessionEvicted: true
        default: false
        }
    }
}
