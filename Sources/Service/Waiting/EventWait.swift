import Chat
import Encoding
import HTTP

/// A wait for events: what already happened counts, and what happens from now on is noted until it is enough.
struct EventWait {
    /// The longest that anybody waits.
    static let longest = Duration.seconds(300)

    /// What is waited for.
    let pattern: EventPattern
    private let count: Int
    private let after: Int
    private let timeout: Duration
    private let asked: JSON
    /// When it ends with nothing, on the monotonic clock.
    let deadline: MonotonicInstant
    /// The last event that was looked at.
    private var seen: Int
    private var found: [Event]

    /// Reads a wait and looks at what happened.
    init(_ body: JSON, _ journal: Journal, at now: MonotonicInstant) throws(Refused) {
        try JSONBody.only(["match", "count", "timeout", "after"], in: body)
        asked = body
        pattern = try JSONBody.match(in: body)
        count = try JSONBody.number("count", in: body, 1...1_000) ?? 1
        after = try JSONBody.number("after", in: body, 0...Int.max) ?? 0
        timeout = try Self.timeout(body)
        deadline = now.advanced(by: timeout)
        found = pattern.events(in: journal, after: after, limit: count)
        seen = journal.lastSeq
    }

    /// Whether enough was found.
    var isOver: Bool { found.count >= count }

    /// Whether it ends at once, whatever was found.
    var isImpatient: Bool { timeout == .zero }

    /// Notes an event that happened.
    mutating func note(_ event: Event, _ texts: inout EventTexts) {
        guard event.seq > seen, !isOver else { return }
        seen = event.seq
        if pattern.takes(event, &texts) { found.append(event) }
    }

    /// The answer now: the events, or 409.
    func answer(_ journal: Journal) -> Response {
        if isOver { return EventList.answer(found, next: found.last?.seq, after: after, journal) }
        return mismatch("Within \(timeout.written), \(found.count) of \(count) came.").answer(journal)
    }

    /// The answer when the sandbox goes back to its start, or vanishes.
    func farewell(_ journal: Journal) -> Response {
        var mismatch = mismatch("The sandbox was reset or removed; \(found.count) of \(count) had come.")
        mismatch.kind = "sandbox-gone"
        return mismatch.answer(journal)
    }

    private func mismatch(_ detail: String) -> EventMismatch {
        EventMismatch(detail: detail, expected: asked, found: found, missing: pattern, after: after)
    }

    private static func timeout(_ body: JSON) throws(Refused) -> Duration {
        guard let text = try JSONBody.text("timeout", in: body) else { return .seconds(5) }
        guard let duration = Duration(written: text), (.zero...longest).contains(duration) else {
            throw Refused(
                Problem(
                    .badRequest, "bad-body",
                    "\"timeout\" must be a duration like \"5s\", at most \(longest.written)."))
        }
        return duration
    }
}
