import Chat
import Conversations
import Encoding

/// What holds of a conversation's file: it is taken whole or refused at a place in it.
enum FixtureProperty {
    private static let context = FixtureContext(Configuration())

    static func check(_ bytes: [UInt8]) throws(Violation) {
        let fixture: Fixture
        do throws(FixtureError) {
            fixture = try FixtureReader.read(bytes, file: "f.chat.json", in: context)
        } catch { return try check(error, bytes) }
        try Violation.unless(fixture.expectationCount > 0, "a fixture is taken that cannot fail")
        var rules = JSONRules.file
        rules.maxMembers = 100_000
        guard let json = try? JSON(reading: bytes, rules: rules) else {
            throw Violation(sentence: "a fixture is taken that is no JSON")
        }
        try Violation.unless(json["name"]?.string == fixture.name, "a fixture has another name")
        let again: Fixture
        do throws(FixtureError) {
            again = try FixtureReader.read(json.compact, file: "f.chat.json", in: context)
        } catch {
            throw Violation(sentence: "a fixture is refused without its comments: \(error.sentence)")
        }
        try Violation.unless(
            again.name == fixture.name && again.widgetID == fixture.widgetID
                && again.clock == fixture.clock && again.expectationCount == fixture.expectationCount,
            "a fixture is another without its comments")
        try FixturePlaying.check(fixture)
    }

    private static func check(_ error: FixtureError, _ bytes: [UInt8]) throws(Violation) {
        try TextPlace.check(error.location, in: bytes)
        try Violation.unless(!error.sentence.isEmpty, "an error says nothing")
        try Violation.unless(error.excerpt.hasSuffix("^"), "an error does not show its place")
        try Violation.unless(
            !error.excerpt.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F },
            "an error shows what moves a terminal's cursor")
    }
}
