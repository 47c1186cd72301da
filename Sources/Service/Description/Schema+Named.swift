import Chat
import Tokens

extension Schema {
    /// What a name stands for.
    static func of(_ name: SchemaName) -> Schema {
        switch name {
        case .problem: .record(problem)
        case .check: check
        case .verdict: verdict
        case .identity: identity
        case .message: .record(message)
        case .started: .record(started)
        case .visitorSession: .record(started + [SchemaMember("messages", .list(.named(.message)))])
        case .session: session
        case .event: event
        case .events: events
        case .eventMismatch: eventMismatch
        case .fault: fault
        case .clock: clock
        case .key: key
        case .widget: widget
        }
    }

    /// The members of a problem.
    static let problem = [
        SchemaMember("type", .pattern("^urn:chatgate:problem:[a-z0-9-]+$"), "which problem it is"),
        SchemaMember("title", .text, "the status in words"),
        SchemaMember("status", .count(400...599)),
        SchemaMember("detail", .text, "what is wrong, for the person who reads it"),
        .optional("reason", .choice(Reason.allCases.map(\.rawValue)), "of a token: why it is refused"),
        .optional("checks", .list(.named(.check)), "of a token: every check"),
    ]

    private static let check = Schema.record([
        SchemaMember("id", .choice(CheckID.allCases.map(\.name)), "which check it is"),
        SchemaMember("status", .choice(["pass", "fail", "warn", "skipped"])),
        .optional("detail", .text), .optional("expected", .text), .optional("actual", .text),
        .optional("advice", .text, "what to do about it, one sentence"),
    ])

    private static let verdict = Schema.record([
        SchemaMember("decision", .choice(["verified", "anonymous", "rejected"])),
        .optional("reason", .choice(Reason.allCases.map(\.rawValue)), "only of a rejected token"),
        SchemaMember("widget", .text),
        .optional("subject", .text, "only where the signature held"),
        .optional("claimedSubject", .text, "only where the signature did not hold"),
        .optional("key", .text, "the key that verified it"),
        SchemaMember("checks", .list(.named(.check))),
        .optional("hints", .list(hint), "what may have gone wrong"),
    ])

    private static let hint = Schema.record([
        SchemaMember("id", .text), SchemaMember("detail", .text),
        .optional(
            "repair",
            .record([
                SchemaMember("node", .text), SchemaMember("python", .text), SchemaMember("swift", .text),
            ])),
    ])

    private static let identity = Schema.record([
        SchemaMember("kind", .choice(["verified", "anonymous"])),
        .optional("sub", .text, "who was verified"),
    ])

    /// The members of a message as every side sees it.
    static let message = [
        SchemaMember("id", .someText), SchemaMember("role", .choice(Role.allCases.map(\.rawValue))),
        SchemaMember("text", .text), SchemaMember("createdAt", .time),
    ]

    /// The members of a start's answer.
    static let started = [
        SchemaMember(
            "session", .record([SchemaMember("id", .someText), SchemaMember("createdAt", .time)])),
        SchemaMember("identity", .named(.identity)),
        SchemaMember("historyScope", .choice(["all-sessions", "current-session"])),
        SchemaMember("agentContext", .object, "what the agent is told"),
        SchemaMember("trust", .choice(["verified", "untrusted"]), "whether the agent may believe all of it"),
        SchemaMember("metadata", .object, "what passed of the page's metadata"),
        SchemaMember("stripped", .list(.text), "what was taken out of what the page said"),
    ]

    private static let session = Schema.record(
        [SchemaMember("id", .someText), SchemaMember("widget", .text)] + started + [
            .optional("endedAt", .time), .optional("endedBy", .choice(EndCause.allCases.map(\.rawValue))),
            SchemaMember(
                "messages",
                .list(
                    .record(message + [.optional("metadata", .object), .optional("stripped", .list(.text))]))
            ),
        ])

    private static let clock = Schema.record([SchemaMember("now", .time), SchemaMember("frozen", .flag)])

    private static let key = Schema.record([
        SchemaMember("id", .text), .optional("retiresAt", .time), SchemaMember("retired", .flag),
        .optional("notes", .list(.text)),
    ])
}
