package import Encoding

/// What a chat session has beyond its messages where the platform tells participants apart: who takes part,
/// what was agreed, the whole transcript, and the attributes that the far side sees.
package struct Participation: Sendable {
    /// The session.
    package let session: SessionID
    /// What was agreed at the start.
    package let terms: SessionTerms
    /// Who takes part, the visitor first; nobody is taken out.
    package internal(set) var participants: [Participant]
    /// The transcript, oldest first.
    package internal(set) var items: [TranscriptItem] = []
    /// What the far side is told.
    package internal(set) var attributes: AttributeSet
    /// Names that the page said and the token too: the page's values were dropped.
    package let droppedAttributes: [String]
    /// The ended session that this one goes on from.
    package let continuesFrom: SessionID?
    /// The session with which the line of this one began; its own id where it goes on from none.
    package let lineStart: SessionID
    /// When the visitor connected for the first time.
    package internal(set) var connectedAt: Instant?
    /// When a person of the far side came in.
    package internal(set) var agentJoinedAt: Instant?
    /// When it last changed.
    package internal(set) var updatedAt: Instant
    /// Who or what ended it; nil while it is open.
    package internal(set) var endCause: EndCause?
    /// How far messages were noticed, by message.
    package internal(set) var receipts: [SessionID: Receipt] = [:]
    /// What came of calls with a client token: ids of messages and of attachments.
    var repeats: [RepeatKey: SessionID] = [:]
    /// The client token under which it was started.
    let clientToken: UTF8Key?
    /// The attachments that were begun.
    package internal(set) var attachments: [SessionID] = []
    /// How often the widget's own reply was given.
    var replies = 0
    /// Whether somebody plays the far side.
    var isPlayed = false

    init(
        session: SessionID, visitor: Participant, terms: SessionTerms, attributes: AttributeSet,
        dropped: [String], continuesFrom: SessionID?, lineStart: SessionID, clientToken: UTF8Key?,
        at now: Instant
    ) {
        self.session = session
        participants = [visitor]
        self.terms = terms
        self.attributes = attributes
        droppedAttributes = dropped
        self.continuesFrom = continuesFrom
        self.lineStart = lineStart
        self.clientToken = clientToken
        updatedAt = now
    }

    /// The item with an id; the newest are looked at first.
    package func item(_ id: SessionID) -> TranscriptItem? { items.last { $0.id == id } }

    /// The place of a participant.
    package func place(of participant: SessionID) -> Int? { participants.firstIndex { $0.id == participant } }

    /// The item of the session's end; nil while it is open.
    package var ending: TranscriptItem? {
        items.last { if case .ended = $0.content { true } else { false } }
    }

    /// Lets go of everything that takes room.
    mutating func clear() {
        participants = []
        items = []
        attributes = AttributeSet()
        receipts = [:]
        repeats = [:]
        attachments = []
    }
}
