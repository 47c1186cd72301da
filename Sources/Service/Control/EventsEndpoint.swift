import Chat
import Encoding
import HTTP

/// `GET /events?type=&session=&after=&limit=`: a page of the journal.
enum EventsEndpoint {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let query = call.request.query
        let type = try query["type"].map(eventType)
        let session = query["session"]
        let limit = try WholeNumber.read("limit", in: query, 1...1_000) ?? 100
        let after = try WholeNumber.read("after", in: query, 0...Int.max) ?? 0
        let found = sandbox.journal.events(after: after, limit: limit + 1) { event in
            (type == nil || event.type == type)
                && (session == nil || event.session?.text(event.idForm) == session)
        }
        var writer = JSONWriter(capacity: 4096)
        writer.beginObject()
        writer.name("events")
        writer.beginArray()
        for event in found.prefix(limit) { event.write(to: &writer) }
        writer.endArray()
        writer.name("next")
        if found.count > limit { writer.int(found[limit - 1].seq) } else { writer.null() }
        if sandbox.journal.dropped > after { writer.member("dropped", sandbox.journal.dropped) }
        writer.endObject()
        return .json(.ok, writer.bytes)
    }

    private static func eventType(_ text: String) throws(Refused) -> EventType {
        if let type = EventType(rawValue: text) { return type }
        let names = EventType.allCases.map(\.rawValue)
        let nearest = Spelling.nearest(to: text, among: names).map { "; did you mean \($0)?" }
        throw Refused(
            Problem(
                .badRequest, "bad-query",
                "There is no event type \(text.prefix(60))"
                    + (nearest ?? "; there are \(names.joined(separator: ", ")).")))
    }
}
