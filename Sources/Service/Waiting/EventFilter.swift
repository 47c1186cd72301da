import Chat
import Encoding
import HTTP

/// Which events a query asks for: `type` and `session`.
struct EventFilter {
    private let type: EventType?
    private let session: String?

    init(_ query: Query) throws(Refused) {
        var type: EventType?
        if let text = query["type"] { type = try Self.type(text) }
        self.type = type
        session = query["session"]
    }

    /// Whether the query asks for an event.
    func takes(_ event: Event) -> Bool {
        (type == nil || event.type == type)
            && (session == nil || event.session?.text(event.idForm) == session)
    }

    /// The type of a name; one that is not in the list is a mistake, never an empty answer.
    static func type(_ text: String) throws(Refused) -> EventType {
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
