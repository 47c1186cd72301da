import Chat
import Encoding
import HTTP

/// Events that were found, as an answer.
enum EventList {
    /// 200 with the events, and the number behind which to go on; `dropped` where older ones are gone.
    static func answer(_ events: [Event], next: Int?, after: Int, _ journal: Journal) -> Response {
        var writer = JSONWriter(capacity: 4096)
        writer.beginObject()
        writer.name("events")
        writer.beginArray()
        for event in events { event.write(to: &writer) }
        writer.endArray()
        writer.name("next")
        if let next { writer.int(next) } else { writer.null() }
        if journal.dropped > after { writer.member("dropped", journal.dropped) }
        writer.endObject()
        return .json(.ok, writer.bytes)
    }
}
