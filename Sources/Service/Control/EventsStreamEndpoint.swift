import Chat
import HTTP

/// `GET /events/stream?type=&session=&after=`: the journal as it grows, by server-sent events.
enum EventsStreamEndpoint {
    static func outcome(_ sandbox: inout Sandbox, _ call: Call) throws -> Outcome {
        let query = call.request.query
        let filter = try EventFilter(query)
        let after = try WholeNumber.read("after", in: query, 0...Int.max) ?? 0
        let place = try EventPlace.read(call.request.fields)
        // A place behind the end is one of a world that is gone: the new one is told from its start.
        let isForeign = (place ?? 0) > sandbox.journal.lastSeq
        let reader = EventStream(filter, after: isForeign ? 0 : place ?? after)
        return call.request.method == .head ? .response(.eventStream) : .events(.eventStream, reader)
    }
}
