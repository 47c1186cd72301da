extension Operation {
    /// What a page may ask, by the name of the route; the same behind a Shopify app proxy.
    static let applied: [String: Operation] = [
        "start a session": Operation(
            does: "Starts a chat session, verified by its token or anonymous.",
            body: .record([
                .optional("metadata", .orNull(metadata), "what the page says of its visitor and itself"),
                .optional("message", .orNull(.someText), "the first words of the visitor"),
            ]),
            answers: [Answer(201, "The session, and what the agent is told.", .named(.started))],
            problems: [409]),
        "a session": Operation(
            does: "Shows a session as at its start, with its messages.",
            answers: [Answer(200, "The session.", .named(.visitorSession))], problems: [409]),
        "say something": Operation(
            does: "Says something as the visitor.",
            body: .record([
                SchemaMember("text", .someText), .optional("metadata", .orNull(metadata)),
            ]),
            answers: [
                Answer(
                    201, "The message, and what was taken out of its metadata.",
                    .record([
                        SchemaMember("message", .named(.message)), SchemaMember("stripped", .list(.text)),
                    ]))
            ],
            problems: [409]),
        "hear the far side": Operation(
            does: "Hears what the far side says, as it does.",
            fields: [.optional("Last-Event-ID", place, "what was heard last")],
            answers: [Answer(200, "Server-sent events: message, ended, closed.", .text("text/event-stream"))],
            problems: [409]),
        "the past": Operation(
            does: "Shows the past that the visitor may see, newest session first.",
            query: [
                .optional("session", .text, "required of an anonymous visitor"),
                .optional("limit", .count(1...200), "how many messages; 50 by default"),
                .optional("cursor", .someText, "the page's `next`"),
            ],
            answers: [Answer(200, "A page of the past.", history)], problems: [409]),
        "log out": Operation(
            does: "Revokes the token, and closes the session where one is named.",
            query: [.optional("session", .text, "required of an anonymous visitor")],
            answers: [Answer(204, "Logged out; a second time too.")], problems: [409]),
    ]

    private static let place = Schema.pattern("^[0-9]{1,9}$")

    /// `context` and `groups` are the page's claims about its visitor; all else passes as it came.
    private static let metadata = Schema.record([
        .optional("context", .anything, "an object, taken from an anonymous visitor's page alone"),
        .optional("groups", .anything),
    ])

    private static let history = Schema.record([
        SchemaMember("scope", .choice(["all-sessions", "current-session"])),
        SchemaMember(
            "sessions",
            .list(
                .record([
                    SchemaMember("id", .someText), SchemaMember("createdAt", .time),
                    SchemaMember("messages", .list(.named(.message))),
                ]))),
        SchemaMember("next", .orNull(.text), "null only at the very end"),
    ])
}
