package import Encoding

/// One line of the transcript of a chat session with participants: what was said, or what happened.
package struct TranscriptItem: Sendable {
    /// What kind of line it is.
    package enum Content: Sendable {
        /// Words, with the media type in which they came.
        case message(text: String, contentType: String)
        /// A file that was handed over.
        case attachment(Attachment)
        /// Its author came in.
        case joined
        /// Its author went away.
        case left
        /// The session is over; it has no author.
        case ended
    }

    /// The item's id.
    package let id: SessionID
    /// When, on the sandbox's clock.
    package let at: Instant
    /// The author's place among the participants; nil for the session's own end.
    package let author: Int?
    /// What it says.
    package let content: Content
}
