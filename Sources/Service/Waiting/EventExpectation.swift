import Chat
import Encoding
import HTTP

/// What must have happened by now: so many events, none, or some in their order.
struct EventExpectation {
    private enum Rule {
        case exactly(Int, EventPattern)
        case atLeast(Int, EventPattern)
        case inOrder([EventPattern])
    }

    private let rule: Rule
    private let after: Int
    private let asked: JSON

    /// Reads an expectation: `match` with `count`, `atLeast` or `never`, or `inOrder`.
    init(_ body: JSON) throws(Refused) {
        try JSONBody.only(["match", "count", "atLeast", "never", "inOrder", "after"], in: body)
        asked = body
        after = try JSONBody.number("after", in: body, 0...Int.max) ?? 0
        let rules = ["count", "atLeast", "never", "inOrder"].filter { body[member: $0] != nil }
        guard rules.count <= 1, body["inOrder"] == nil || body["match"] == nil else {
            throw Refused(
                Problem(
                    .badRequest, "bad-body",
                    "The body has \"match\" with one of \"count\", \"atLeast\" and \"never\", or \"inOrder\" "
                        + "alone."))
        }
        if let patterns = body["inOrder"] {
            rule = try Self.inOrder(patterns)
        } else {
            rule = try Self.number(body)
        }
    }

    /// The answer to whether it holds: the events, or 409.
    func answer(_ journal: Journal) -> Response {
        switch rule {
        case .exactly(let count, let pattern):
            let found = pattern.events(in: journal, after: after)
            if found.count > count {
                return refuse("\(found.count) came, not \(count).", found, nil, journal)
            }
            return settle(found.count == count && !isBlind(journal), count, found, pattern, journal)
        case .atLeast(let count, let pattern):
            let found = pattern.events(in: journal, after: after)
            return settle(found.count >= count, count, found, pattern, journal)
        case .inOrder(let patterns):
            var found: [Event] = []
            for pattern in patterns {
                let last = found.last?.seq ?? after
                guard let event = pattern.events(in: journal, after: last, limit: 1).first else {
                    return settle(false, patterns.count, found, pattern, journal)
                }
                found.append(event)
            }
            return settle(true, patterns.count, found, nil, journal)
        }
    }

    /// Whether events that would count are gone from the journal.
    private func isBlind(_ journal: Journal) -> Bool { journal.dropped > after }

    private func settle(
        _ holds: Bool, _ count: Int, _ found: [Event], _ missing: EventPattern?, _ journal: Journal
    ) -> Response {
        if holds {
            return EventList.answer(
                Array(found.prefix(EventMismatch.shown)), next: found.last?.seq, after: after, journal)
        }
        let words = "\(found.count) of \(count) came"
        if isBlind(journal) {
            return refuse(
                words + ", but the journal has dropped the events up to \(journal.dropped): ask with "
                    + "\"after\", or raise \"journal\" under \"limits\".", found, missing, journal,
                kind: "events-dropped")
        }
        return refuse(words + ".", found, missing, journal)
    }

    private func refuse(
        _ detail: String, _ found: [Event], _ missing: EventPattern?, _ journal: Journal,
        kind: StaticString = "unexpected-events"
    ) -> Response {
        let isOrdered = if case .inOrder = rule { true } else { false }
        let mismatch = EventMismatch(
            detail: detail, expected: asked, found: found, missing: missing,
            after: after, orderedAfter: isOrdered ? found.last?.seq : nil, kind: kind)
        return mismatch.answer(journal)
    }

    // MARK: Reading

    private static func number(_ body: JSON) throws(Refused) -> Rule {
        let pattern = try JSONBody.match(in: body)
        if let never = body["never"] {
            guard never.bool == true else {
                throw Refused(Problem(.badRequest, "bad-body", "\"never\" must be true."))
            }
            return .exactly(0, pattern)
        }
        if let count = try JSONBody.number("count", in: body, 0...Int.max) { return .exactly(count, pattern) }
        return .atLeast(try JSONBody.number("atLeast", in: body, 1...Int.max) ?? 1, pattern)
    }

    private static func inOrder(_ value: JSON) throws(Refused) -> Rule {
        guard value.kind == .array, value.count > 0 else {
            throw Refused(
                Problem(
                    .badRequest, "bad-body", "\"inOrder\" must be an array of what each event is to be."))
        }
        var patterns: [EventPattern] = []
        for element in value.elements { patterns.append(try EventPattern(element)) }
        return .inOrder(patterns)
    }
}
