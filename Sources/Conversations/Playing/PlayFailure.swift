/// Why a step could not be played.
enum PlayFailure: Error {
    /// The gateway, or the website, gave no answer.
    case unreachable(String)
    /// The step cannot be played as things stand; one sentence.
    case impossible(String)
}
