import Encoding

/// A failing step in full: expected, came, difference, the last events, the command that repeats it.
struct FailureText {
    private let failure: CaseFailure
    private let result: FixtureResult
    private let command: String

    init(_ failure: CaseFailure, of result: FixtureResult, in replay: Replay) {
        self.failure = failure
        self.result = result
        command = replay.command(for: result)
    }

    /// The place and the sentence, on one line.
    var title: String { "\(place(failure.location)): \(failure.sentence)" }

    /// Every line below the title.
    var lines: [String] {
        Self.lines(result.text.excerpt(at: failure.location)) + failure.differences.flatMap(difference)
            + events + ["repeat it:", "    \(command)"]
    }

    private func difference(_ difference: Difference) -> [String] {
        let path = difference.path.isEmpty ? "the whole" : difference.path
        return [
            "\(path) (\(place(difference.location)))", "  - expected  \(difference.expected)",
            "  + came      \(difference.came)",
        ]
    }

    private var events: [String] {
        if result.lastEvents.isEmpty { return [] }
        return ["the last events:"]
            + result.lastEvents.map { event in
                let seq = event["seq"]?.description ?? ""
                let at = event["at"]?.string ?? ""
                let type = event["type"]?.string ?? ""
                return "    \(seq)  \(at)  \(type)  \(Comparison.shown(event["data"], longest: 160))"
            }
    }

    private func place(_ location: TextLocation) -> String {
        "\(result.text.file):\(location.line):\(location.column)"
    }

    private static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
}
