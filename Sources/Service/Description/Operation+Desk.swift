extension Operation {
    /// What is asked of the sessions and the clock of a sandbox, by the name of the route.
    static let desk: [String: Operation] = [
        "every session": Operation(
            does: "Lists every session as the agent's side sees it, in the order of their starts.",
            query: [
                .optional("limit", .count(1...1_000), "how many; 1,000 by default"),
                .optional("after", .count(0...Int.max), "the page's `next`"),
            ],
            answers: [
                Answer(
                    200, "A page of sessions.",
                    .record([
                        SchemaMember("sessions", .list(.named(.session))),
                        SchemaMember("next", .orNull(.count(0...Int.max))),
                    ]))
            ]),
        "any session": Operation(
            does: "Shows any session as the agent's side sees it.",
            answers: [Answer(200, "The session.", .named(.session))]),
        "speak as the far side": Operation(
            does: "Says something as the agent, a bot or the system.",
            body: .closed([
                SchemaMember("text", .someText), role,
                .maybe("contentType", .someText, "on amazon-connect alone; text/plain by default"),
            ]),
            answers: [
                Answer(201, "The message.", .record([SchemaMember("message", .named(.message))]))
            ],
            problems: [409]),
        "signal as the far side": Operation(
            does: "Types as the far side, or notices a message; on amazon-connect alone.",
            body: .either([
                .closed([SchemaMember("type", .choice(["typing"])), role]),
                .closed([
                    SchemaMember("type", .choice(["delivered", "read"])),
                    SchemaMember("messageId", .someText),
                    role,
                ]),
            ]),
            answers: [Answer(204, "It was heard.")], problems: [409]),
        "end as the far side": Operation(
            does: "Ends a session from the far side.", body: .closed([role]),
            answers: [Answer(204, "It is over.")], problems: [409]),
        "stop, move or run the clock": Operation(
            does: "Stops the clock, moves it, or lets it run with the real one.",
            body: .either([
                .closed([SchemaMember("freeze", .time)]), .closed([SchemaMember("advance", .duration)]),
                .closed([SchemaMember("resume", .yes)]),
                .closed([SchemaMember("advanceTo", .choice(["next-timer"]))]),
            ]),
            answers: [Answer(200, "The clock.", .named(.clock))], problems: [409]),
    ]

    private static let role = SchemaMember.maybe(
        "role", .choice(["agent", "bot", "system"]), "agent by default")
}
