import Chat
import Conversations
import Encoding
import Service
import Support

/// Fixtures of the collection, and how the tests play them.
enum Conversation {
    static let noon = Instant(seconds: 1_768_467_600)
    static let real = RealTime(calendar: noon, monotonic: MonotonicInstant(sinceOrigin: .zero))
    static let context = FixtureContext(Configuration())

    /// Every conversation of the repository, by its path under `Fixtures/`.
    static let files = Repository.fixtures(in: "conversations", ending: ".chat.json")

    /// The files that must be refused.
    static let wrong = Repository.fixtures(in: "conversations", ending: ".chat.json.bad")

    /// A fixture of the collection.
    static func read(_ path: String) throws -> Fixture {
        try FixtureReader.read(Repository.fixture(path), file: path, in: context)
    }

    /// A fixture of a test's own, named `test`.
    static func read(text: String) throws -> Fixture {
        try FixtureReader.read(Array(text.utf8), file: "test", in: context)
    }

    /// A fixture of the demo widget with these steps.
    static func steps(_ steps: String) throws -> Fixture {
        try read(text: #"{"format":"chatgate/1","name":"test","widget":"demo-applied","steps":[\#(steps)]}"#)
    }

    /// The result in a gateway of its own, in memory.
    static func play(_ fixture: Fixture) throws -> FixtureResult {
        try Player(inMemory(), sandbox: "replay", now: noon).play(fixture)
    }

    /// A gateway in memory whose websites give nothing.
    static func inMemory() -> Exchange {
        let settings = GatewaySettings(Configuration(), publicURL: "http://127.0.0.1:4820")
        return .inMemory(settings, at: noon) { (url) throws(ExchangeFailure) in
            throw ExchangeFailure("nobody answers at \(url)")
        }
    }
}
