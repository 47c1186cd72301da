import Chat
import HTTP

/// `GET /events?type=&session=&after=&limit=`: a page of the journal.
enum EventsEndpoint {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let query = call.request.query
        let filter = try EventFilter(query)
        let limit = try WholeNumber.read("limit", in: query, 1...1_000) ?? 100
        let after = try WholeNumber.read("after", in: query, 0...Int.max) ?? 0
        let found = sandbox.journal.events(after: after, limit: limit + 1, where: filter.takes)
        return EventList.answer(
            Array(found.prefix(limit)), next: found.count > limit ? found[limit - 1].seq : nil, after: after,
            sandbox.journal)
    }
}
