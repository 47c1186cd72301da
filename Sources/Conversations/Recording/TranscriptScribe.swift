import Chat
import Encoding

/// Writes down a chat of Amazon Connect, item by item.
struct TranscriptScribe {
    private let widget: Widget
    private var writer: FixtureWriter
    private var lines = MessageLines()
    private var isOver = false

    /// A fixture that begins with the chat's first item.
    init(name: String, widget: Widget, clock: Instant) {
        self.widget = widget
        writer = FixtureWriter(name: name, widget: widget.id, clock: clock)
    }

    /// The whole fixture.
    var text: String {
        var rest = self
        rest.close()
        return rest.writer.text
    }

    /// The customer starts the chat, under a name where one is known.
    mutating func begin(as name: String?) {
        if widget.connect?.security == .required {
            writer.step { writer in
                writer.name("token")
                writer.beginObject()
                writer.endObject()
            }
        }
        writer.step { writer in
            writer.name("start")
            writer.beginObject()
            if let name {
                writer.name("ParticipantDetails")
                writer.beginObject()
                writer.member("DisplayName", Literal.text(String(name.prefix(256))))
                writer.endObject()
            }
            writer.endObject()
            writer.name("expect")
            writer.rawBytes(Array(#"{"historyScope":"current-session"}"#.utf8))
        }
    }

    /// The next item; nothing is said after the end.
    mutating func add(_ entry: TranscriptEntry) {
        if isOver { return }
        switch entry.content {
        case .other: return
        case .said(let role, let words):
            writer.advance(to: entry.at)
            lines.add(role, words, to: &writer)
        case .left, .ended:
            writer.advance(to: entry.at)
            close()
            let verb: StaticString = if case .left = entry.content { "leave" } else { "end" }
            writer.step { writer in
                writer.name(verb)
                writer.beginObject()
                writer.endObject()
            }
            isOver = true
        }
    }

    /// Before the end the page looks at all of it once more: afterwards its connection opens nothing.
    private mutating func close() {
        if !isOver { lines.expectAll(in: &writer, mostMessages: 80) }
    }
}
