import Chat
import Encoding
import HTTP

/// What an event is expected to be: a fixture's matcher on one event, without `$matches` (contract,
/// section 5).
///
/// The type and the session that it names outright are looked at first: most events need not be written.
struct EventPattern {
    /// The pattern as it was asked for.
    let pattern: Pattern
    /// The one type that can match; nil: any.
    let type: EventType?
    /// The id of the one session that can match; nil: any.
    let session: String?
    /// Whether type and session are all that it asks.
    private let isPlain: Bool

    private static let members = ["seq", "at", "type", "session", "data"]

    init(_ json: JSON) throws(Refused) {
        do throws(PatternError) {
            pattern = try PatternReader().read(json)
        } catch {
            throw Refused(Problem(.badRequest, "bad-match", "In \"match\", \(error.sentence)."))
        }
        guard json.kind == .object else {
            throw Refused(
                Problem(.badRequest, "bad-match", "\"match\" must be an object, not \(json.kind)."))
        }
        var texts: [String: String] = [:]
        var members = 0
        if case .object(let found) = pattern.form {
            try JSONBody.only(Self.members, in: json)
            members = found.count
            for member in found {
                if case .text(let text) = member.pattern.form { texts[member.name] = text }
            }
        }
        type = try texts["type"].map(EventFilter.type)
        session = texts["session"]
        isPlain = members > 0 && members == [type != nil, session != nil].count { $0 }
    }

    /// Whether an event is as expected.
    func takes(_ event: Event, _ texts: inout EventTexts) -> Bool {
        if let type, event.type != type { return false }
        if let session, event.session?.text(event.idForm) != session { return false }
        return isPlain || texts.value(of: event).map { Comparison.holds(pattern, $0) } ?? false
    }

    /// The events behind a number that are as expected, at most so many.
    func events(in journal: Journal, after seq: Int, limit: Int = .max) -> [Event] {
        journal.events(after: seq, limit: limit) { event in
            // A long journal is not kept a second time as text.
            var texts = EventTexts()
            return takes(event, &texts)
        }
    }

    /// How an event differs, in the order of the pattern.
    func differences(from event: Event) -> [Difference] {
        var texts = EventTexts()
        return Comparison(pattern, texts.value(of: event)).differences
    }
}
