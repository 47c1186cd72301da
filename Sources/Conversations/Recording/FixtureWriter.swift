import Encoding

/// Writes a fixture as a person would: a step a line, and time that passes as a step of its own.
struct FixtureWriter {
    private let name: String
    private let widget: String
    private let clock: Instant
    /// The time that the steps so far have come to.
    private(set) var now: Instant
    private var lines: [String] = []

    /// A fixture without steps that begins at this time.
    init(name: String, widget: String, clock: Instant) {
        (self.name, self.widget, self.clock) = (name, widget, clock)
        now = clock
    }

    /// Adds a step.
    mutating func step(_ write: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        writer.beginObject()
        write(&writer)
        writer.endObject()
        lines.append("    " + String(decoding: writer.bytes, as: UTF8.self))
    }

    /// Lets time pass until an instant; one that is past already changes nothing.
    mutating func advance(to instant: Instant) {
        guard instant > now else { return }
        let passed = instant.duration(since: now)
        now = instant
        step { $0.member("advance", passed.written) }
    }

    /// The whole file, without a final line end.
    var text: String {
        """
        {
          "format": "chatgate/1",
          "name": \(Self.quoted(name)),
          "widget": \(Self.quoted(widget)),
          "clock": \(Self.quoted(clock.rfc3339)),
          "steps": [
        \(lines.joined(separator: ",\n"))
          ]
        }
        """
    }

    private static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
