import Encoding

/// Why an expectation did not hold, for people: what control answered, one thing a line.
struct ExpectationReport {
    /// How many of the events that came are shown.
    private static let shown = 3

    /// `file:line:column` of the expectation.
    let place: String
    let sandbox: String
    /// The answer of `POST /events/verify`.
    let answer: JSON?

    var text: String {
        let detail = answer?["detail"]?.string ?? "control gave no answer"
        let lines = ["chatgate: \(place): in sandbox \(sandbox): \(detail)"] + expected + actual + closest
        return lines.map(Printable.text).joined(separator: "\n")
    }

    private var expected: [String] { answer?["expected"].map { ["  expected: \($0)"] } ?? [] }

    private var actual: [String] {
        guard let actual = answer?["actual"], let count = actual["count"]?.int else { return [] }
        let events = actual["events"].map { Array($0.elements) } ?? []
        let more = count > Self.shown ? ", of which \(Self.shown) are" : ""
        return ["  actual:   \(count) \(count == 1 ? "event" : "events")\(more)"]
            + events.prefix(Self.shown).map { "            \($0)" }
    }

    private var closest: [String] {
        guard let closest = answer?["closest"], let event = closest["event"] else { return [] }
        let differences = closest["differences"].map { Array($0.elements) } ?? []
        return ["  closest:  \(event)"]
            + differences.map { difference in
                let words = ["path", "expected", "actual"].map { name in
                    difference[member: name].map { $0.string ?? $0.description } ?? ""
                }
                return "            \(words[0]): expected \(words[1]), actual \(words[2])"
            }
    }
}
