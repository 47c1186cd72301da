import Chat
import Conversations
import Encoding
import Service

/// What holds of a fixture that is played in memory: it comes to an end, twice the same, and can be told.
enum FixturePlaying {
    private static let now = Instant(seconds: 1_768_467_600)
    private static let settings = GatewaySettings(Configuration(), publicURL: "http://127.0.0.1:4820")

    static func check(_ fixture: Fixture) throws(Violation) {
        guard let result = play(fixture) else { return }
        let failures = result.cases.count { $0.failure != nil }
        try Violation.unless(failures <= 1, "a conversation goes on behind a failure")
        // A step that expects nothing is a case where it fails.
        try Violation.unless(
            (fixture.expectationCount...fixture.expectationCount + failures).contains(result.cases.count),
            "an expectation is no test case")
        let told = reports(result)
        try Violation.unless(
            play(fixture).map(reports) == told, "a conversation played again goes otherwise")
        for (form, text) in zip(ReportForm.all, told) where form.name == "json" {
            let rules = JSONRules(maxDepth: JSONRules.deepest, maxMembers: .max)
            try Violation.unless(
                (try? JSON(reading: text, rules: rules)) != nil, "a report is written as what is no JSON")
        }
    }

    /// The result; nil where the gateway could not be prepared for it.
    private static func play(_ fixture: Fixture) -> FixtureResult? {
        let exchange = Exchange.inMemory(settings, at: now) { (_) throws(ExchangeFailure) in
            throw ExchangeFailure("nobody answers")
        }
        return try? Player(exchange, sandbox: "fuzz", now: now).play(fixture)
    }

    private static func reports(_ result: FixtureResult) -> [String] {
        let replay = Replay(results: [result], command: "chatgate replay")
        return ReportForm.all.map { $0.text(replay) } + [TextReport(replay).text]
    }
}
