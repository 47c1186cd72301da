package import Chat
import Encoding
import Tokens

/// A chat session that ended, written down as a fixture: claims instead of tokens, and no secret.
package struct Recording: Sendable, Equatable {
    /// A name for its file: time, widget, and the beginning of the session's id, which whole would open it.
    package let file: String
    /// The fixture, without a final line end.
    package let text: String

    /// The session of an event of type `session.ended`, from the journal of its sandbox alone.
    ///
    /// `start` is the number of the event with which it began, as far as it is known: nothing before is read.
    /// `widgets` are those of the configuration: a fixture names its widget and takes it from there.
    /// - Throws: `RecordingFault` where the session cannot be told whole.
    package init(
        of end: Event, from start: Int = 0, in journal: Journal, widgets: [Widget]
    ) throws(RecordingFault) {
        guard let session = end.session, let id = end.widget else { throw .noSession }
        guard let widget = widgets.first(where: { $0.id.utf8.elementsEqual(id.utf8) }) else {
            throw .foreignWidget(id)
        }
        let events = journal.events(after: max(0, start - 1), limit: .max) { event in
            if event.session == session { return true }
            if case .claims = event.content { return event.widget == id }
            return false
        }
        guard let place = events.firstIndex(where: { $0.session == session && $0.type == .sessionStarted }),
            case .started(let start) = events[place].content
        else { throw .beginningIsGone }
        var scribe = SessionScribe(start, at: events[place].at, end: end, widget: widget)
        for event in events[(place + 1)...] where event.seq <= end.seq { scribe.add(event) }
        if scribe.needsKey, widget.keys.keys.allSatisfy({ $0.isRetired(at: end.at) }) { throw .noKey }
        text = scribe.text
        file = Self.name(events[place].at, widget.id, session.text(end.idForm))
    }

    private static func name(_ start: Instant, _ widget: String, _ session: String) -> String {
        let plain = widget.utf8.prefix(64).map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
            return isPlain ? byte : UInt8(ascii: "_")
        }
        let time = start.rfc3339.replacing(":", with: "-")
        return "\(time)_\(String(decoding: plain, as: UTF8.self))_\(session.prefix(8)).chat.json"
    }
}
