import Chat
import Encoding
import Service
import Tokens

/// Reads fixtures: JSON with comments, strict in all else; nothing runs before all of it holds.
package enum FixtureReader {
    /// The most steps of a fixture, and members of anything in it.
    private static let mostSteps = 100_000

    /// The fixture that a file's text gives; `file` is its name in errors and reports.
    package static func read(
        _ bytes: [UInt8], file: String, in context: FixtureContext
    ) throws(FixtureError) -> Fixture {
        let text = FixtureText(bytes, file: file)
        let document = try parse(text)
        try ShapeChecker(text: text).check(document, .record(FixtureShape.document), "a fixture")
        let (widget, inline) = try widget(document, context, text)
        let entries = document["steps"].map { Array($0.elements) } ?? []
        let clock = document["clock"]?.string.flatMap(Instant.init(rfc3339:))
        let tokens = TokenChecker(
            text: text, widget: widget, limits: context.limits,
            keys: widget.keys.keys.compactMap(\.id)
                + entries.compactMap { $0["rotate"]?["add"]?["id"]?.string },
            hasClock: clock != nil)
        var reader = StepReader(text: text, tokens: tokens)
        var steps: [Step] = []
        for entry in entries { steps.append(try reader.read(entry)) }
        try reader.ledger.close()
        if !steps.contains(where: { $0.expected != nil }) {
            throw text.error(
                "no step expects anything, so nothing could fail; add an \"expect\" or a \"sees\"",
                at: document["steps"] ?? document)
        }
        return Fixture(
            text: text, name: document["name"]?.string ?? "", clock: clock, widget: widget,
            inlineWidget: inline, limits: context.limits, steps: steps)
    }

    private static func parse(_ text: FixtureText) throws(FixtureError) -> JSON {
        do throws(JSONError) {
            var rules = JSONRules.file
            rules.maxMembers = mostSteps
            return try JSON(reading: text.bytes, rules: rules)
        } catch {
            throw text.error(error.sentence, at: TextLocation(offset: error.offset, in: text.bytes))
        }
    }

    /// A widget of the configuration by its id, or one that stands in the fixture.
    private static func widget(
        _ document: JSON, _ context: FixtureContext, _ text: FixtureText
    ) throws(FixtureError) -> (Widget, JSON?) {
        guard let value = document["widget"] else {
            throw text.error("a fixture needs \"widget\"", at: document)
        }
        if let id = value.string {
            if let widget = context.widgets.first(where: { value.hasString($0.id) }) { return (widget, nil) }
            let ids = context.widgets.map(\.id)
            let nearest = Spelling.nearest(to: id, among: ids).map { "did you mean \"\($0)\"?" }
            throw text.error(
                "the configuration has no widget \"\(id)\"; "
                    + (nearest ?? "it has \(ids.joined(separator: ", "))"), at: value)
        }
        var reader = WidgetReader(sources: .inline(refusingDemoSecrets: false), file: text.file)
        do throws(ConfigurationError) {
            return (try reader.read(value), value)
        } catch {
            throw text.error(error.sentence, at: error.location)
        }
    }
}
