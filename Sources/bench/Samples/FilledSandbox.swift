import Chat
import Encoding
import Tokens

/// A sandbox with the demo widgets and sessions in it.
struct FilledSandbox {
    private(set) var sandbox: Sandbox
    let now = Stopwatch.instant
    private let credentials: [Credential]
    private var started = 0

    /// An empty one for sessions of so many customers; `journal` bytes of events are kept.
    init(customers: Int, maximum: Int = Limits().sessions, journal: Int = Limits().journal) {
        var limits = Limits()
        limits.sessions = max(maximum, 1)
        limits.journal = journal
        sandbox = Sandbox(
            name: "bench", widgets: DemoWidgets.all, limits: limits, seed: [UInt8](repeating: 7, count: 32))
        credentials = Sample.tokens(customers, at: now).map { .token($0) }
    }

    /// Starts one session for the next customer in turn.
    mutating func start(metadata: JSON? = nil, message: String? = nil) throws(BenchFailure) -> SessionView {
        let credential = credentials[started % credentials.count]
        started += 1
        let start = StartChat(
            widget: Sample.widget, credential: credential, metadata: metadata, message: message)
        do throws(Refusal) {
            return try sandbox.start(start, at: now)
        } catch { throw .wrong("a start is refused: \(error)") }
    }

    /// Starts one as the body of a start over HTTP asks for it.
    mutating func startAsOverHTTP() throws(BenchFailure) {
        guard let metadata = Sample.metadata else { throw .wrong("the body is not read") }
        _ = try start(metadata: metadata, message: Sample.message)
    }

    /// Starts so many sessions, with so many short messages each.
    mutating func fill(sessions: Int, messages: Int) throws(BenchFailure) {
        for _ in 0..<sessions {
            let credential = credentials[started % credentials.count]
            let session = try start().session.id.text
            for line in 0..<messages {
                let say = SayMessage(
                    widget: Sample.widget, credential: credential, session: session,
                    text: "A short message, \(line)")
                do throws(Refusal) {
                    _ = try sandbox.say(say, at: now)
                } catch { throw .wrong("a message is refused: \(error)") }
            }
        }
    }

    /// The nanoseconds of a page of the first customer's history, 50 messages or sessions.
    mutating func pageTime(rounds: Int = 9, operations: Int = 200) throws(BenchFailure) -> Double {
        let request = HistoryRequest(
            widget: Sample.widget, credential: credentials[0], session: nil, limit: 50, cursor: nil)
        return try Rounds.nanoseconds(rounds: rounds, operations: operations) { _ throws(BenchFailure) in
            let page = try? sandbox.history(request, at: now)
            if page?.parts.isEmpty ?? true { throw .wrong("a page of history is empty") }
        }
    }
}
