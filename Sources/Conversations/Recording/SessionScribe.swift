import Chat
import Encoding

/// Writes down a chat session, event by event.
struct SessionScribe {
    private let widget: Widget
    private let end: Event
    private var writer: FixtureWriter
    private var lines = MessageLines()
    private var visitor: RecordedVisitor

    /// A fixture that begins with the session's start.
    init(_ start: Event.Start, at: Instant, end: Event, widget: Widget) {
        self.widget = widget
        self.end = end
        writer = FixtureWriter(
            name: "A chat of \(at.rfc3339.prefix(10)) on \(widget.id.prefix(100))", widget: widget.id,
            clock: at)
        visitor = RecordedVisitor(start, at: at, widget: widget)
        visitor.writeCredential(to: &writer)
        visitor.writeStart(start, minutes: Self.minutes(from: at, to: end), to: &writer)
    }

    /// The whole fixture.
    var text: String { writer.text }

    /// Whether a token was written, which somebody has to sign.
    var needsKey: Bool { visitor.hadToken }

    /// The next event of the session, or of its customer's claims.
    mutating func add(_ event: Event) {
        switch event.content {
        case .message(let message):
            advance(to: event.at)
            let metadata = message.metadata.flatMap { try? JSON(reading: $0) }
            lines.add(message.role, message.text, metadata: metadata, to: &writer)
        case .linked(let sub, _):
            writer.advance(to: event.at)
            visitor.link(sub)
            visitor.writeRefresh(to: &writer)
        case .claims(let sub, let claims) where visitor.isCustomer(sub):
            writer.advance(to: event.at)
            visitor.replace(claims: claims)
            visitor.writeRefresh(to: &writer)
        case .ended(let cause) where event.seq == end.seq:
            close(cause, at: event.at)
        default: break
        }
    }

    private mutating func advance(to instant: Instant) {
        writer.advance(to: instant)
        if visitor.needsToken(at: instant) { visitor.writeCredential(to: &writer) }
    }

    /// The page looks at all of it once more, then it ends as it did.
    private mutating func close(_ cause: EndCause, at instant: Instant) {
        if cause != .duration { advance(to: instant) }
        lines.expectAll(in: &writer, mostMessages: widget.platform == .applied ? 200 : 80)
        switch cause {
        case .logout: write("logout")
        case .customer: write("leave")
        case .duration, .notConnected: writer.advance(to: instant)
        case .farSide, .agent, .bot, .system, .backend: write("end")
        }
        writer.step { writer in
            writer.name("journal")
            writer.rawBytes(Array(#"{"type":"session.ended"}"#.utf8))
            writer.name("expect")
            writer.rawBytes(Array(#"{"events":{"$count":1}}"#.utf8))
        }
    }

    private mutating func write(_ verb: StaticString) {
        writer.step { writer in
            writer.name(verb)
            writer.beginObject()
            writer.endObject()
        }
    }

    /// How long the chat was agreed to last, where that ended it.
    private static func minutes(from start: Instant, to end: Event) -> Int? {
        guard case .ended(.duration) = end.content else { return nil }
        return Int((end.at.milliseconds - start.milliseconds) / 60_000)
    }
}
