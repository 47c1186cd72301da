/// Why a chat session that ended was not written down.
package enum RecordingFault: Error, Equatable, CustomStringConvertible {
    /// The event is not of a session.
    case noSession
    /// The widget is not of the configuration, so that a fixture could not name it.
    case foreignWidget(String)
    /// It began before the oldest event that the journal still has.
    case beginningIsGone
    /// No key of the configuration is good at the end of the chat, so that nothing could sign its tokens.
    case noKey

    /// The fault in one sentence.
    package var description: String {
        switch self {
        case .noSession: "the event tells of no session"
        case .foreignWidget(let id): "the configuration has no widget \(id.prefix(100))"
        case .beginningIsGone: "it began before the oldest event that the journal still has"
        case .noKey: "no key of the configuration is good at its time, so nothing could sign its tokens"
        }
    }
}
