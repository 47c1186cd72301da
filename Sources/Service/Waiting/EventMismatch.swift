import Chat
import Encoding
import HTTP

/// Events that are not as expected: what was expected, what came, and the event that was nearest to it.
struct EventMismatch {
    /// How many events are shown, and how many are looked at for the nearest.
    static let shown = 100
    private static let lookedAt = 1_000

    /// What did not hold, in one sentence.
    let detail: String
    /// What was asked for, as it was asked.
    let expected: JSON
    /// What was found of it.
    let found: [Event]
    /// What one event too few was expected to be; nil where none is missing.
    var missing: EventPattern?
    /// The number behind which events count.
    let after: Int
    /// Behind what the nearest is looked for, when it is not `after`: what is ordered comes behind the rest.
    var orderedAfter: Int?
    /// The end of the problem's type.
    var kind: StaticString = "unexpected-events"

    /// 409, with all that is known.
    func answer(_ journal: Journal) -> Response {
        var problem = Problem(.conflict, kind, detail)
        problem.members = [
            ("expected", JSONWriter.bytes { $0.raw(expected) }),
            ("actual", JSONWriter.bytes(writeFound)),
            ("closest", JSONWriter.bytes { writeClosest(journal, to: &$0) }),
        ]
        if journal.dropped > after {
            problem.members.append(("dropped", JSONWriter.bytes { $0.int(journal.dropped) }))
        }
        return problem.response
    }

    private func writeFound(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("count", found.count)
        writer.name("events")
        writer.beginArray()
        for event in found.prefix(Self.shown) { event.write(to: &writer) }
        writer.endArray()
        writer.endObject()
    }

    private func writeClosest(_ journal: Journal, to writer: inout JSONWriter) {
        guard let missing, let (event, differences) = closest(to: missing, journal) else {
            return writer.null()
        }
        writer.beginObject()
        writer.name("event")
        event.write(to: &writer)
        writer.name("differences")
        writer.beginArray()
        for difference in differences {
            writer.beginObject()
            writer.member("path", difference.path)
            writer.member("expected", difference.expected)
            writer.member("actual", difference.came)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    /// The event with the fewest differences, the latest of those; one of the right type before any other.
    private func closest(
        to pattern: EventPattern, _ journal: Journal
    ) -> (event: Event, differences: [Difference])? {
        let known = Set(found.map(\.seq))
        let first = max(orderedAfter ?? after, journal.lastSeq - Self.lookedAt)
        var best: (event: Event, differences: [Difference], distance: Int)?
        for event in journal.events(after: first, limit: Self.lookedAt, where: { !known.contains($0.seq) }) {
            let differences = pattern.differences(from: event)
            let isOther = differences.contains { $0.path == "/type" }
            let distance = differences.count + (isOther ? 1_000 : 0)
            if distance <= best?.distance ?? .max { best = (event, differences, distance) }
        }
        return best.map { ($0.event, $0.differences) }
    }
}

extension JSONWriter {
    /// What somebody writes, as bytes.
    fileprivate static func bytes(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        write(&writer)
        return writer.bytes
    }
}
