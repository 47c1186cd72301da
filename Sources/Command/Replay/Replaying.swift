import Chat
import Conversations
import Encoding
import Service
import Transport

/// One run of `replay`: plays, reports, and says how it ended.
struct Replaying {
    private let settings: ReplaySettings
    private let console: Console
    private let now: Instant
    private let exchange: Exchange

    init(_ settings: ReplaySettings, _ configuration: Configuration, _ console: Console) {
        self.settings = settings
        self.console = console
        now = Instant(milliseconds: SystemClock.milliseconds())
        exchange =
            settings.target.map { .target($0, adminToken: AdminToken.read(console)) }
            ?? .inProcess(GatewaySettings(configuration, publicURL: "http://127.0.0.1:4820"), at: now)
    }

    /// Plays the fixtures; every report is written, whatever came of them.
    func run(_ fixtures: [Fixture]) throws(CommandFailure) -> ExitCode {
        let (results, failure) = play(fixtures)
        let replay = Replay(results: results, command: settings.command)
        console.output(TextReport(replay).text)
        let left = fixtures.count - results.count
        if left > 0 {
            console.error("chatgate: \(left) of \(fixtures.count) conversations were not played to an end")
        }
        for report in settings.reports where !Files.write(report.form.text(replay), to: report.file) {
            throw .usage("cannot write the report \(report.file)")
        }
        if let failure { throw .unreachable(failure.sentence) }
        return replay.passed ? .success : .negative
    }

    /// What came of the fixtures until the gateway or a website gave no answer.
    private func play(_ fixtures: [Fixture]) -> ([FixtureResult], ExchangeFailure?) {
        var results: [FixtureResult] = []
        for fixture in fixtures {
            do throws(ExchangeFailure) {
                results.append(
                    try Player(exchange, sandbox: Self.sandboxName(), now: now).play(fixture))
            } catch {
                return (results, error)
            }
            if settings.failsFast, results.last?.failed != nil { break }
        }
        return (results, nil)
    }

    /// A name that nobody else has or guesses: 128 random bits.
    private static func sandboxName() -> String {
        "replay-" + Hex.encodedString(SystemRandom.bytes(16))
    }
}
