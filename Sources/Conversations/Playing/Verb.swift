import Chat
import Encoding

/// What a step can do: one file a verb, one line in ``all``.
struct Verb: Sendable {
    let name: String
    /// What it does, in one line.
    let help: String
    /// What its value may be.
    let shape: Shape
    /// The platforms whose widgets can do it.
    var platforms = Platform.allCases
    /// Whether a start of the same profile must stand before it.
    var needsSession = false
    /// Whether its own value is the expectation.
    var isExpectation = false
    /// The step in a transcript, of its value and the visitor's name; secrets and tokens are left out.
    let line: @Sendable (JSON, String) -> String
    /// Plays it: the value has its variables inserted.
    let play: @Sendable (JSON, inout Stage) throws(PlayFailure) -> Answer
}
