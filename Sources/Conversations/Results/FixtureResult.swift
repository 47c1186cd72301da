package import Encoding

/// What became of one fixture.
package struct FixtureResult: Sendable {
    /// The fixture's text under its name.
    package let text: FixtureText
    /// The fixture's name.
    package let name: String
    /// Its test cases in order; at least one.
    package let cases: [CaseResult]
    /// Every step, played or not.
    package let transcript: [TranscriptLine]
    /// The last ten events before a failure, oldest first; none where all held.
    package let lastEvents: [JSON]

    /// The case that failed; nil where all held.
    package var failed: CaseResult? { cases.first { $0.failure != nil } }
}
