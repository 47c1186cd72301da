extension Operation {
    /// Every operation, by the name of its route: what has none is not in the document, and a test says so.
    static let all: [String: Operation] = Dictionary(
        uniqueKeysWithValues: [health, applied, control, desk, events, faults].flatMap {
            $0.map { ($0.key, $0.value) }
        })

    private static let health: [String: Operation] = [
        "health": up("Whether it runs."), "readiness": up("Whether it answers."),
    ]

    private static func up(_ does: String) -> Operation {
        Operation(
            does: does,
            answers: [
                Answer(
                    200, "It does.",
                    .record([SchemaMember("status", .choice(["ok"])), SchemaMember("version", .text)]))
            ])
    }
}
