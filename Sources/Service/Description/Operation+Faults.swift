extension Operation {
    /// What is asked of the faults of a sandbox, by the name of the route.
    static let faults: [String: Operation] = [
        "the faults": Operation(
            does: "Lists the sandbox's faults, and the kinds that there are.",
            answers: [
                Answer(
                    200, "The faults.",
                    .record([
                        SchemaMember("faults", .list(.named(.fault))), SchemaMember("kinds", .list(kind)),
                    ]))
            ]),
        "set up a fault": Operation(
            does: "Has calls go wrong from now on.", body: .closed(Schema.faultTerms.map(\.orNull)),
            answers: [Answer(201, "The fault.", .named(.fault))], problems: [409]),
        "take all faults away": Operation(
            does: "Takes all faults away.", answers: [Answer(204, "There are none.")]),
        "take a fault away": Operation(
            does: "Takes one fault away.", answers: [Answer(204, "It is gone.")]),
    ]

    private static let kind = Schema.record([
        SchemaMember("name", .text), SchemaMember("form", .text, "how it is written"),
        SchemaMember("does", .text),
    ])
}
