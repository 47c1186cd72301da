import Chat
import HTTP

extension ParticipationRefusal {
    /// The answer of control.
    var problem: Problem {
        switch self {
        case .unknownSession: Problem(.notFound, "unknown-session", "There is no such session.")
        case .ended: Problem(.conflict, "session-ended", "The session is closed; start a new one.")
        case .emptyText: Problem(.badRequest, "empty-text", "A message has to say something.")
        case .textTooLong(let maximum):
            Problem(.contentTooLarge, "text-too-long", "A message has at most \(maximum) bytes.")
        case .transcriptFull:
            Problem(.contentTooLarge, "transcript-full", "The session is full; start a new one.")
        case .unknownMessage:
            Problem(.notFound, "unknown-message", "No message of the session has this id.")
        case .receiptAmongMany:
            Problem(.conflict, "receipt-among-many", "Receipts are for two, and more take part.")
        case .storeFull:
            Problem(.serviceUnavailable, "store-full", "Only live sessions are left, and no more fit.")
        default: Problem(.badRequest, "refused", "The session does not allow this.")
        }
    }
}
