/// A run for people: a line for each fixture, and the whole transcript of one that failed.
package struct TextReport {
    private let replay: Replay

    /// The report of a run.
    package init(_ replay: Replay) {
        self.replay = replay
    }

    /// The whole report, without a final line end.
    package var text: String {
        (replay.results.flatMap(lines(of:)) + [summary]).joined(separator: "\n")
    }

    /// One sentence of numbers.
    private var summary: String {
        let failed = replay.results.count { $0.failed != nil }
        let fixtures = Self.counted(replay.results.count, "conversation")
        let cases = Self.counted(replay.caseCount, "expectation")
        if failed == 0 { return "\(fixtures), \(cases), all held" }
        let skipped = replay.skippedCount == 0 ? "" : ", \(replay.skippedCount) not reached"
        return "\(fixtures), \(cases): \(failed) failed\(skipped)"
    }

    private func lines(of result: FixtureResult) -> [String] {
        let title = Self.visible("\(result.name)  (\(result.text.file))")
        guard let failure = result.failed?.failure else {
            // One conversation alone is shown whole.
            let transcript = replay.results.count == 1 ? result.transcript.flatMap(Self.lines(of:)) : []
            return ["✓ \(title)"] + transcript
        }
        let detail = FailureText(failure, of: result, in: replay)
        return ["✗ \(title)"] + result.transcript.flatMap(Self.lines(of:)) + ["", detail.title] + detail.lines
            + [""]
    }

    private static func lines(of line: TranscriptLine) -> [String] {
        let number = String(repeating: " ", count: line.number < 10 ? 1 : 0) + "\(line.number)"
        let words = "   \(mark(line.mark)) \(number)  \(line.words)"
        return (line.note.map { [visible("          # \($0)")] } ?? []) + [visible(words)]
    }

    private static func mark(_ mark: TranscriptLine.Mark) -> String {
        switch mark {
        case .played: "·"
        case .held: "✓"
        case .failed: "✗"
        case .skipped: "-"
        }
    }

    private static func counted(_ count: Int, _ what: String) -> String {
        "\(count) \(what)\(count == 1 ? "" : "s")"
    }

    /// Words of a fixture stay on their line, and move no cursor.
    private static func visible(_ text: String) -> String {
        String(text.map { $0.unicodeScalars.contains(where: isControl) ? " " : $0 })
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
    }
}
