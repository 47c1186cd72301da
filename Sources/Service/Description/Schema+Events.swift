import Chat

extension Schema {
    /// One event of the journal.
    static let event = Schema.record([
        SchemaMember("seq", .count(1...Int.max), "its number in the sandbox"),
        SchemaMember("at", .time, "when, on the sandbox's clock"),
        SchemaMember("type", .choice(EventType.allCases.map(\.rawValue))),
        .optional("session", .someText),
        SchemaMember("data", .object, "what is known of it, by type"),
    ])

    /// Events that were asked for.
    static let events = Schema.record([
        SchemaMember("events", .list(.named(.event))),
        SchemaMember("next", .orNull(.count(0...Int.max)), "the `after` to go on with; null at the end"),
        dropped,
    ])

    /// Events that are not as expected.
    static let eventMismatch = Schema.record(
        problem + [
            SchemaMember("expected", .object, "what was asked for"),
            SchemaMember(
                "actual",
                .record([
                    SchemaMember("count", .count(0...Int.max)),
                    SchemaMember("events", .list(.named(.event)), "the first hundred"),
                ]), "what came of it"),
            SchemaMember("closest", .orNull(closest), "the event that is nearest to what is missing"),
            dropped,
        ])

    private static let closest = Schema.record([
        SchemaMember("event", .named(.event)),
        SchemaMember(
            "differences",
            .list(
                .record([
                    SchemaMember("path", .text), SchemaMember("expected", .text),
                    SchemaMember("actual", .text),
                ]))),
    ])

    private static let dropped = SchemaMember.optional(
        "dropped", .count(1...Int.max), "how many of the oldest are gone, where some of them were asked for")

    /// What goes wrong on purpose.
    static let fault = Schema.record(
        [SchemaMember("id", .count(1...Int.max))] + faultTerms + [
            SchemaMember("seen", .count(0...Int.max), "how many calls it looked at"),
            SchemaMember("fired", .count(0...Int.max)),
        ])

    /// What a fault does, where, and how often.
    static let faultTerms: [SchemaMember] = [
        SchemaMember("fault", .someText, "what it does: `status=503`, `delay=800ms,then=reset`"),
        .optional("when", .choice(["before", "after"]), "whether the call takes effect first"),
        .optional("call", .someText, "a route's name, or its method and pattern"),
        .optional("widget", .someText), .optional("session", .someText),
        .optional("times", .count(1...1_000_000)),
        .optional("chance", .number, "above 0, at most 1"), .optional("seed", .count(0...Int.max)),
    ]
}
