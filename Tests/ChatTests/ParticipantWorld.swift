import Chat
import Encoding
import Tokens

/// A sandbox with one widget of a platform that tells participants apart, with a participant's calls in short
/// form.
struct ParticipantWorld {
    var sandbox: Sandbox
    var now = World.noon

    init(
        seed: UInt8 = 7, limits: Limits = Limits(), name: String = "test",
        _ change: (inout ConnectWidget) -> Void = { _ in }
    ) {
        var widget = Widget(id: "w-1", platform: .amazonConnect, keys: KeyRing([TokenMint.key]))
        var connect = ConnectWidget(snippetID: "s", instanceID: "i", contactFlowID: "f")
        change(&connect)
        widget.connect = connect
        sandbox = Sandbox(
            name: name, widgets: [widget], limits: limits, seed: [UInt8](repeating: seed, count: 32))
    }

    /// A start by a backend that nobody verified.
    static func request(
        continues: SessionTerms.Continuation? = nil, duration: Duration = .seconds(90_000)
    ) -> StartParticipation {
        var terms = SessionTerms(contentTypes: ["text/plain"], duration: duration)
        terms.continues = continues
        return StartParticipation(
            widget: 0, origin: .backend(isVerified: false), displayName: "Jane", terms: terms)
    }

    mutating func start(
        _ request: StartParticipation = ParticipantWorld.request()
    ) throws(ParticipationRefusal) -> StartedParticipation {
        try sandbox.start(request, at: now)
    }

    /// The connection token of a started session, whose visitor counts as connected.
    mutating func connect(_ started: StartedParticipation) throws(ParticipationRefusal) -> String {
        let seat = try seat(started.token, .participant)
        return sandbox.connect(seat, joins: true, at: now).token
    }

    /// The seat that a token opens now.
    mutating func seat(
        _ token: String?, _ kind: Ticket.Kind = .connection
    ) throws(ParticipationRefusal) -> Sandbox.Seat {
        try sandbox.seat(token, kind, at: now)
    }

    /// A session whose visitor is connected.
    mutating func chat() throws(ParticipationRefusal) -> (session: SessionID, token: String) {
        let started = try start()
        return (started.session, try connect(started))
    }

    @discardableResult
    mutating func say(
        _ text: String, _ token: String?, clientToken: String? = nil
    ) throws(ParticipationRefusal) -> TranscriptItem {
        let seat = try seat(token)
        return try sandbox.say(text, contentType: "text/plain", clientToken: clientToken, as: seat, at: now)
    }

    /// The texts of a page of a transcript; events are named in brackets.
    mutating func read(_ query: TranscriptQuery, _ token: String?) throws -> [String] {
        let seat = try seat(token)
        return try sandbox.transcript(query, as: seat, at: now).lines.map(\.item.words)
    }

    /// The transcript of a session, oldest first.
    func words(_ session: SessionID) -> [String] {
        sandbox.participation(of: session)?.items.map(\.words) ?? []
    }

    /// The events so far, in one word each.
    var events: [String] { sandbox.journal.events(after: 0, limit: .max) { _ in true }.map(\.type.rawValue) }

    mutating func advance(_ duration: Duration) { now = now.advanced(by: duration) }
}

extension TranscriptItem {
    /// What it says, events in brackets.
    var words: String {
        switch content {
        case .message(let text, _): text
        case .attachment(let file): "[\(file.name)]"
        case .joined: "[joined]"
        case .left: "[left]"
        case .ended: "[ended]"
        }
    }
}

/// The refusal that a call ends in; nil where it ends well.
func participationRefusal(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch {
        return "\(error)"
    }
}
