/// The format `chatgate/1` as a table (contract, section 7).
enum FixtureShape {
    /// A whole file.
    static let document = Record(
        what: "a fixture",
        members: [
            Member("$schema", .anyText, "for editors; ignored"),
            Member("format", .choice(["chatgate/1"]), "the version of this format", isRequired: true),
            Member("name", .text, "what the conversation shows, as a sentence", isRequired: true),
            Member("widget", widget, "a widget's id in the configuration, or a whole one", isRequired: true),
            Member("clock", .time, "when it begins; the moment of the run where nothing is said"),
            Member("steps", .list(.record(step), atLeast: 1), "what happens, in order", isRequired: true),
        ])

    /// The widget's own rules are the configuration's.
    private static let widget = Shape.short(
        .text, or: Record(what: "a widget", members: [], others: .anything))

    /// One step: a verb, and what may stand beside it.
    static let step = Record(
        what: "a step",
        members: Verb.all.map { Member($0.name, $0.shape, $0.help) } + [
            Member("visitor", .text, "who acts; `visitor` where nothing is said"),
            Member("profile", .text, "whose token and session the visitor has; its own by default"),
            Member("expect", .pattern, "what must come; objects match in part, arrays whole"),
            Member(
                "save", .record(Record(what: "save", members: [], others: .pointer)),
                "names for parts of what came, by JSON pointer; ${name} inserts one"),
            Member("note", .text, "a word to the reader"),
        ],
        oneOf: Verb.all.map(\.name))
}
