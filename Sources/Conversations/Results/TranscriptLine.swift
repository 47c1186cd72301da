/// One step in a transcript.
package struct TranscriptLine: Sendable, Equatable {
    /// How the step went.
    package enum Mark: Sendable, Equatable {
        /// It was played, and nothing was expected of it.
        case played
        /// What was expected came.
        case held
        /// The fixture ended here.
        case failed
        /// It was not played.
        case skipped
    }

    /// How the step went.
    package let mark: Mark
    /// The step's number, from 1.
    package let number: Int
    /// Who acted.
    package let visitor: String
    /// What was done; without tokens and secrets.
    package let words: String
    /// What the author notes.
    package let note: String?
}
