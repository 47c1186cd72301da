import Chat

extension Operation {
    /// What a test suite may ask of a sandbox as a whole, by the name of the route.
    static let control: [String: Operation] = [
        "version and links": Operation(
            does: "Tells the version, the sandbox's widgets, and where everything stands.",
            answers: [Answer(200, "What this is.", home)]),
        "remove the sandbox": Operation(
            does: "Removes the sandbox with all that is in it.", answers: [Answer(204, "It is gone.")]),
        "back to the start": Operation(
            does: "Brings the sandbox back to its start: state, journal, clock, faults, sockets.",
            body: .closed([]), answers: [Answer(204, "It is as it began.")]),
        "every sandbox": Operation(
            does: "Lists every sandbox of the gateway, in the order of their first naming.",
            answers: [Answer(200, "The sandboxes.", sandboxes)]),
        "judge a token": Operation(
            does: "Judges a token, or a signed query of a Shopify app proxy, and starts nothing.",
            body: .either([judged(SchemaMember("token", .text)), judged(SchemaMember("query", .text))]),
            answers: [Answer(200, "The verdict, whatever it is.", .named(.verdict))], problems: [404]),
        "the clock": Operation(
            does: "Shows the one clock of the sandbox.",
            answers: [Answer(200, "The clock.", .named(.clock))]),
        "put a widget": Operation(
            does: "Puts a widget in, or changes it, in this sandbox alone.",
            body: .named(.widget),
            answers: [Answer(200, "It was changed.", putWidget), Answer(201, "It is new.", putWidget)]),
        "the keys": Operation(
            does: "Lists a widget's keys, without their secrets.",
            answers: [Answer(200, "The keys.", .record([SchemaMember("keys", .list(.named(.key)))]))]),
        "add a key": Operation(
            does: "Adds a key to a widget.", body: Schema.keyBody,
            answers: [Answer(201, "The key, without its secret, and what is worth a warning.", .named(.key))],
            problems: [409]),
        "remove a key": Operation(
            does: "Removes a key of a widget; the last one stays.",
            answers: [Answer(204, "It is gone.")], problems: [409]),
        "this description": Operation(
            does: "Describes these calls as OpenAPI 3.1.", answers: [Answer(200, "This document.", .object)]),
        "the inspector": Operation(
            does: "Shows the sandboxes to a person; the page needs no token, its calls do.",
            answers: [Answer(200, "A page.", .text("text/html; charset=utf-8"))]),
        "the inspector's script": Operation(
            does: "Gives the inspector's script.",
            answers: [Answer(200, "The script.", .text("text/javascript; charset=utf-8"))]),
        "the inspector's style": Operation(
            does: "Gives the inspector's style.",
            answers: [Answer(200, "The style.", .text("text/css; charset=utf-8"))]),
    ]

    private static func judged(_ what: SchemaMember) -> Schema {
        .closed([
            SchemaMember("widget", .someText), what,
            .optional("at", .either([.time, .number, .nothing]), "the time to judge at; now by default"),
        ])
    }

    private static let home = Schema.record([
        SchemaMember("name", .text), SchemaMember("version", .text), SchemaMember("sandbox", .text),
        SchemaMember("widgets", .list(.record(widget))), SchemaMember("links", .object),
    ])

    private static let sandboxes = Schema.record([
        SchemaMember(
            "sandboxes",
            .list(
                .record([
                    SchemaMember("name", .text), SchemaMember("sessions", .count(0...Int.max)),
                    SchemaMember("events", .count(0...Int.max), "the number of the last one"),
                    SchemaMember("faults", .count(0...Int.max)),
                ])))
    ])

    private static let putWidget = Schema.record(
        widget + [SchemaMember("notes", .list(.text), "what is worth a warning")])

    private static let widget = [
        SchemaMember("id", .text), SchemaMember("platform", .choice(Platform.allCases.map(\.rawValue))),
    ]
}
