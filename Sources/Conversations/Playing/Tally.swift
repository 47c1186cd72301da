import Chat
import Encoding

/// What has become of a fixture's steps so far.
struct Tally {
    private let fixture: Fixture
    private var cases: [CaseResult] = []
    private var transcript: [TranscriptLine] = []
    private(set) var hasFailed = false

    init(_ fixture: Fixture) {
        self.fixture = fixture
    }

    /// A step was played.
    mutating func add(_ step: Step, _ failure: CaseFailure?) {
        hasFailed = failure != nil
        let mark: TranscriptLine.Mark = hasFailed ? .failed : step.expected == nil ? .played : .held
        transcript.append(Self.line(step, mark))
        if let failure {
            cases.append(
                CaseResult(name: Self.name(step), location: failure.location, outcome: .failed(failure)))
        } else if let expected = step.expected {
            cases.append(
                CaseResult(name: Self.name(step), location: expected.source.location, outcome: .passed))
        }
    }

    /// The result, with the steps that were not played.
    func result(lastEvents: [JSON]) -> FixtureResult {
        let left = fixture.steps.dropFirst(transcript.count)
        let skipped = left.compactMap { step in
            step.expected.map {
                CaseResult(name: Self.name(step), location: $0.source.location, outcome: .skipped)
            }
        }
        return FixtureResult(
            text: fixture.text, name: fixture.name, cases: cases + skipped,
            transcript: transcript + left.map { Self.line($0, .skipped) }, lastEvents: lastEvents)
    }

    private static func name(_ step: Step) -> String {
        "step \(step.number): \(words(step))"
    }

    private static func words(_ step: Step) -> String {
        step.verb.line(step.value, step.visitor.text == "visitor" ? "the visitor" : step.visitor.text)
    }

    private static func line(_ step: Step, _ mark: TranscriptLine.Mark) -> TranscriptLine {
        TranscriptLine(
            mark: mark, number: step.number, visitor: step.visitor.text,
            words: words(step),
            note: step.note)
    }
}
