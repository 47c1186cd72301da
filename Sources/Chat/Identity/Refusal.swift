package import Tokens

/// Why an operation of a sandbox changed nothing; the platform's wire decides what is said of it.
package enum Refusal: Error, Sendable {
    /// The credential does not hold.
    case rejected(Verdict)
    /// No credential came, and the widget wants one.
    case anonymousDenied
    /// Two credentials of one request hold and name different customers.
    case identityConflict
    /// There is no such session, or none that this caller may know of.
    case unknownSession
    /// The session is closed.
    case sessionEnded
    /// An anonymous caller has to name the session.
    case sessionRequired
    /// A message has to say something.
    case emptyText
    /// The text is longer than this many bytes.
    case textTooLong(maximum: Int)
    /// The session holds as many messages, or as many bytes of them, as one may.
    case transcriptFull
    /// What the page says of its visitor grew past this many members.
    case contextTooLarge(maximum: Int)
    /// The metadata is not in the shape it needs.
    case metadata(PageMetadata.Fault)
    /// The cursor was not made for this caller.
    case badCursor
    /// Only live sessions are left, and no more fit.
    case storeFull
    /// No more revocations fit, and none may be forgotten.
    case revocationsFull
}
