import Encoding

/// How a visitor's page speaks to the gateway: one for each platform.
///
/// Everything else, the far side, the clock, keys and the journal, goes through control on both.
protocol Wire: Sendable {
    /// What a start may say.
    var startShape: Shape { get }
    /// Starts a chat session; a start that is served leaves its session in the profile.
    func start(_ value: JSON, on stage: inout Stage) throws(PlayFailure) -> Answer
    /// Says something in a session.
    func say(_ text: String, metadata: JSON?, session: String, on stage: inout Stage) throws(PlayFailure)
        -> Answer
    /// The past that the visitor may see.
    func history(_ value: JSON, on stage: inout Stage) throws(PlayFailure) -> Answer
    /// The session as its page sees it; a refusal where its credential does not open it.
    func session(_ id: String, on stage: inout Stage) throws(PlayFailure) -> Answer
    /// The next thing that the page hears of the far side; nil where there is nothing more.
    func heard(in session: String, on stage: inout Stage) throws(PlayFailure) -> JSON?
    /// Logs out.
    func logout(on stage: inout Stage) throws(PlayFailure) -> Answer
    /// The page is closed.
    func leave(on stage: inout Stage) throws(PlayFailure) -> Answer
}
