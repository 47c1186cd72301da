import Chat

extension Operation {
    /// What is asked of the journal, by the name of the route.
    static let events: [String: Operation] = [
        "the journal": Operation(
            does: "Shows a page of the journal, oldest first.",
            query: filters + [.optional("limit", .count(1...1_000), "how many; 100 by default")],
            answers: [Answer(200, "A page of the journal.", .named(.events))]),
        "the journal as it grows": Operation(
            does: "Tells the journal as it grows, by server-sent events.",
            query: filters, fields: [.optional("Last-Event-ID", .text, "the number of what was heard last")],
            answers: [
                Answer(200, "Server-sent events: an event each, dropped, closed.", .text("text/event-stream"))
            ]),
        "wait for events": Operation(
            does: "Waits until so many events match; what happened already counts.",
            body: .closed([
                match, .maybe("count", .count(1...1_000), "1 by default"),
                .maybe("timeout", .duration, "5s by default, at most 5m; on the real clock"), after,
            ]),
            answers: [Answer(200, "They came.", .named(.events)), mismatch("They did not come in time.")]),
        "what must have happened": Operation(
            does: "Holds what has happened against what is expected.",
            body: .either([
                .closed([match, .maybe("count", .count(0...Int.max), "exactly"), after]),
                .closed([match, SchemaMember("atLeast", .orNull(.count(1...Int.max))), after]),
                .closed([match, SchemaMember("never", .yes), after]),
                .closed([SchemaMember("inOrder", .list(.object, atLeast: 1)), after]),
            ]),
            answers: [Answer(200, "It holds.", .named(.events)), mismatch("It does not hold.")]),
    ]

    private static let after = SchemaMember.maybe(
        "after", .count(0...Int.max), "the number of an event: those behind it count")

    private static let match = SchemaMember(
        "match", .object, "a matcher of one event: of its seq, at, type, session and data")

    private static let filters: [SchemaMember] = [
        .optional("type", .choice(EventType.allCases.map(\.rawValue))), .optional("session", .text),
        .optional("after", .count(0...Int.max), "the number of the last event that is known"),
    ]

    private static func mismatch(_ says: String) -> Answer {
        Answer(409, says, .problem(.named(.eventMismatch)))
    }
}
