package import Encoding

/// Why an operation of a session with participants changed nothing; the platform's wire decides what is said
/// of it.
package enum ParticipationRefusal: Error, Sendable {
    /// What was shown opens nothing.
    case ticket(TicketFault)
    /// There is no such session.
    case unknownSession
    /// The session is over.
    case ended
    /// The session to go on from is still open.
    case notEnded
    /// The line to go on from has as many sessions as one may have.
    case lineTooLong(maximum: Int)
    /// The media type was not agreed on.
    case contentType(String)
    /// A message has to say something.
    case emptyText
    /// The text is longer than this many bytes.
    case textTooLong(maximum: Int)
    /// The session holds as much as one may.
    case transcriptFull
    /// Names and values of all attributes have more than this many bytes.
    case attributesTooLarge(maximum: Int)
    /// The participant has this many sockets.
    case tooManySockets(maximum: Int)
    /// The widget has this many open chats.
    case tooManyChats(maximum: Int)
    /// The session has this many participants.
    case tooManyParticipants(maximum: Int)
    /// Only live sessions are left, and no more fit.
    case storeFull
    /// A receipt is for two, and more take part.
    case receiptAmongMany
    /// No message of the session has this id.
    case unknownMessage
    /// The cursor was not made for this session.
    case badCursor
    /// The attachment is not in the state for this, or there is none.
    case attachment(AttachmentFault)
}

/// Why what was shown opens nothing.
package enum TicketFault: Error, Sendable, Equatable {
    /// Nothing was shown.
    case missing
    /// It was not made in this sandbox since its start.
    case foreign
    /// It is good for something else.
    case wrongKind(Ticket.Kind, wanted: Ticket.Kind)
    /// It was good until this moment.
    case expired(Instant)
    /// Its session is over.
    case ended
    /// Its session is there no more.
    case gone
    /// Its participant has left.
    case left
}

/// Why an attachment goes no further.
package enum AttachmentFault: Error, Sendable, Equatable {
    /// There is none with this id in the session.
    case unknown
    /// It is larger than this many bytes.
    case tooLarge(maximum: Int)
    /// The session has this many.
    case tooMany(maximum: Int)
    /// All attachments together would be larger than this many bytes.
    case noRoom(maximum: Int)
    /// Files of this name are not taken.
    case name(String)
    /// The bytes that came are not as many as were announced.
    case size(announced: Int, came: Int)
    /// The bytes have not come yet.
    case notUploaded
    /// It is complete.
    case complete
}
