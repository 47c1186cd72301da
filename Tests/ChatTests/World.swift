import Chat
import Encoding
import Tokens

/// A sandbox under a fixed seed, with the calls of a visitor in short form.
struct World {
    /// When every test begins: 2026-01-15T09:00:00Z.
    static let noonSeconds: Int64 = 1_768_467_600
    static let noon = Instant(seconds: noonSeconds)

    var sandbox: Sandbox
    var now = noon

    /// One widget on applied under the demo key, changed as a test wants it.
    init(
        seed: UInt8 = 7, limits: Limits = Limits(), others: [Widget] = [],
        _ change: (inout Widget) -> Void = { _ in }
    ) {
        var widget = Widget(id: "acme", platform: .applied, keys: KeyRing([TokenMint.key]))
        change(&widget)
        sandbox = Sandbox(
            name: "test", widgets: [widget] + others, limits: limits,
            seed: [UInt8](repeating: seed, count: 32))
    }

    mutating func start(
        _ credential: Credential = .none, metadata: String? = nil, message: String? = nil, widget: Int = 0
    ) throws -> SessionView {
        try sandbox.start(
            StartChat(
                widget: widget, credential: credential, metadata: metadata.map { try JSON(reading: $0) },
                message: message),
            at: now)
    }

    @discardableResult
    mutating func say(
        _ text: String, _ credential: Credential = .none, in session: String, metadata: String? = nil,
        widget: Int = 0
    ) throws -> ChatMessage {
        try sandbox.say(
            SayMessage(
                widget: widget, credential: credential, session: session, text: text,
                metadata: metadata.map { try JSON(reading: $0) }),
            at: now)
    }

    mutating func session(_ id: String, _ credential: Credential = .none, widget: Int = 0) throws
        -> SessionView
    {
        try sandbox.session(id, widget: widget, credential: credential, at: now)
    }

    mutating func history(
        _ credential: Credential = .none, session: String? = nil, limit: Int = 50, cursor: String? = nil,
        widget: Int = 0
    ) throws -> HistoryPage {
        try sandbox.history(
            HistoryRequest(
                widget: widget, credential: credential, session: session, limit: limit, cursor: cursor),
            at: now)
    }

    mutating func logout(_ credential: Credential = .none, session: String? = nil, widget: Int = 0) throws {
        try sandbox.logout(session: session, widget: widget, credential: credential, at: now)
    }

    /// The ids of the sessions that a page shows, newest first.
    mutating func seen(_ credential: Credential = .none, session: String? = nil, widget: Int = 0) throws
        -> [String]
    {
        try history(credential, session: session, limit: 200, widget: widget).parts.map(\.session.id.text)
    }

    /// The types of the events so far.
    var events: [EventType] { sandbox.journal.events(after: 0, limit: .max) { _ in true }.map(\.type) }

    /// All that a refusal must leave alone: the sessions, what is known of them, and what the agent is told.
    var state: [String] {
        sandbox.sessions(after: nil, limit: .max).map { view in
            let said = view.session.messages.map { "\($0.text) \($0.stripped.names)" }
            return "\(view.session.id.text) \(view.identity) \(view.told) \(view.session.trust) "
                + "\(view.session.stripped.names) \(view.session.ending == nil) \(said)"
        }
    }
}

extension SessionView {
    /// The session's id as the page knows it.
    var id: String { session.id.text }
    /// What the agent is told.
    var told: String { String(decoding: agentContext, as: UTF8.self) }
    /// The metadata that passed.
    var passed: String? { session.metadata.map { String(decoding: $0, as: UTF8.self) } }
}

extension Refusal {
    /// The refusal in one word, with a token's reason.
    var word: String {
        switch self {
        case .rejected(let verdict): verdict.reason?.rawValue ?? "?"
        case .anonymousDenied: "anonymous-denied"
        case .unknownSession: "unknown-session"
        case .sessionEnded: "session-ended"
        case .sessionRequired: "session-required"
        case .emptyText: "empty-text"
        case .textTooLong: "text-too-long"
        case .transcriptFull: "transcript-full"
        case .metadata(.notAnObject): "metadata"
        case .metadata(.contextNotAnObject): "context"
        case .badCursor: "bad-cursor"
        case .storeFull: "store-full"
        case .revocationsFull: "revocations-full"
        default: "\(self)"
        }
    }
}

/// The word of the refusal that a call ends in; nil where it ends well.
func refusal(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch let refusal as Refusal {
        return refusal.word
    } catch {
        return "\(error)"
    }
}
