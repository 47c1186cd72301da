package import Encoding

/// A wish to read a transcript, in the terms of amazon-connect.md, section 4.1.
package struct TranscriptQuery: Sendable {
    /// Where to begin.
    package enum Start: Sendable {
        /// At the item with this id.
        case item(SessionID)
        /// At this time.
        case time(Instant)
        /// So many items before the newest.
        case mostRecent(Int)
    }

    /// Where to begin; nil: behind the newest item.
    package var start: Start?
    /// Whether the newer items are wanted, or the older.
    package var goesForward: Bool
    /// Whether the answer lists the oldest first.
    package var isAscending: Bool
    /// The most items of one answer.
    package var limit: Int
    /// Where the answer before left off.
    package var cursor: String?

    /// The newest items, the newest first.
    package init(limit: Int) {
        goesForward = false
        isAscending = false
        self.limit = limit
    }
}

/// A part of a transcript.
package struct TranscriptPage: Sendable {
    /// An item, with the session in which it stands and its author.
    package struct Line: Sendable {
        /// The item.
        package let item: TranscriptItem
        /// The session in which it stands: the one that was asked about, or one that it goes on from.
        package let session: SessionID
        /// Its author; nil for the session's own end.
        package let author: Participant?
        /// How far it was noticed.
        package let receipt: Receipt?
    }

    /// The lines, in the order that was asked for.
    package let lines: [Line]
    /// Where to go on; nil at the end.
    package let next: String?
    /// The session that was asked about.
    package let session: SessionID
}
