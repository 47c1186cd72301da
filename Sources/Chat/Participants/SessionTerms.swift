/// What was agreed for a chat session with participants when it began.
package struct SessionTerms: Sendable {
    /// The media types in which messages may come.
    package var contentTypes: [String]
    /// How long the session lasts at most.
    package var duration: Duration
    /// The id of a session of another kind that it is about; not looked up.
    package var relatedID: String?
    /// The customer's id as the website gave it, verified or not.
    package var customerID: String?
    /// Further facts for the far side, a JSON object as compact bytes.
    package var segments: [UInt8]?
    /// The session that this one goes on from.
    package var continues: Continuation?

    /// Which past a session goes on from.
    package enum Continuation: Sendable {
        /// The latest session of the line that began with this one.
        case line(SessionID)
        /// Exactly this session.
        case session(SessionID)
    }

    /// The terms of an ordinary session.
    package init(contentTypes: [String], duration: Duration) {
        self.contentTypes = contentTypes
        self.duration = duration
    }

    /// Bytes of all texts in them.
    var byteCount: Int {
        let texts = contentTypes + [relatedID, customerID].compactMap { $0 }
        return texts.reduce(segments?.count ?? 0) { $0 + $1.utf8.count }
    }
}
