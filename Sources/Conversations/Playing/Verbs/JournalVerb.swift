import Chat
import Encoding
import HTTP

extension Verb {
    /// What happened in the sandbox, as control tells it.
    static let journal = Verb(
        name: "journal", help: "what happened so far: a page of the sandbox's events",
        shape: .record(
            Record(
                what: "journal",
                members: [
                    Member("type", .choice(JournalVerb.types.map(\.rawValue)), "events of this type alone"),
                    Member("session", .text, "events of this session alone"),
                ])),
        line: { value, _ in "the journal is asked" + (value["type"]?.string.map { " for \($0)" } ?? "") }
    ) { (value, stage) throws(PlayFailure) in
        var query = "?limit=1000"
        for name in ["type", "session"] {
            if let text = value[member: name]?.string {
                query += "&\(name)=\(PercentEncoding.encodedString(text))"
            }
        }
        let answer = try stage.control(.get, "/events" + query)
        return answer.refusal == nil ? Answer(try JournalVerb.withoutSockets(answer.json)) : answer
    }
}

/// What a fixture sees of the journal: the same over a socket and in memory, where there is none.
enum JournalVerb {
    private static let sockets = [EventType.socketOpened, .socketClosed]

    /// The types that a step may ask for.
    static let types = EventType.allCases.filter { !sockets.contains($0) }

    /// A page of events without those of sockets.
    static func withoutSockets(_ page: JSON?) throws(PlayFailure) -> JSON {
        try Answer.written { writer in
            for member in page.map({ Array($0.members) }) ?? [] {
                if member.hasName("events") {
                    write(member.value, to: &writer)
                } else {
                    writer.member(member)
                }
            }
        }
    }

    private static func write(_ events: JSON, to writer: inout JSONWriter) {
        writer.name("events")
        writer.beginArray()
        for event in events.elements
        where !sockets.contains(where: { event["type"]?.hasString($0.rawValue) ?? false }) {
            writer.raw(event)
        }
        writer.endArray()
    }
}
