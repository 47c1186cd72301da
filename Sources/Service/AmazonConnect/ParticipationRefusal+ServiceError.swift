import Chat
import HTTP

extension ParticipationRefusal {
    /// The error that a part of Amazon's wire gives for a refusal (amazon-connect.md, sections 2.3, 3 and 4).
    func error(in part: ConnectPart) -> ServiceError {
        let invalid = part == .control || part == .start ? "InvalidRequestException" : "ValidationException"
        switch self {
        case .ticket:
            return ServiceError(.forbidden, "AccessDeniedException", "Access denied")
        case .unknownSession:
            return ServiceError(
                .notFound, "ResourceNotFoundException", "Resource not found of Type: Contact")
        case .ended:
            return ServiceError(.gone, "ContactNotFoundException", "The contact has ended.")
        case .tooManyChats, .tooManyParticipants:
            return ServiceError(.tooManyRequests, "LimitExceededException", "Service Quota Exceeded")
        case .tooManySockets(let maximum):
            return ServiceError(
                .tooManyRequests, "ThrottlingException",
                "A participant has at most \(maximum) open WebSockets.")
        case .storeFull:
            return ServiceError(
                .serviceUnavailable,
                part == .participant ? "InternalServerException" : "InternalServiceException",
                "Only live chats are left, and no more fit.")
        case .receiptAmongMany:
            return ServiceError(
                .conflict, "ConflictException", "Receipts are not sent with more than two participants.")
        case .attachment(let fault):
            return fault.error
        default:
            return ServiceError(.badRequest, invalid, sentence)
        }
    }

    /// What is wrong with the request, where it is that.
    private var sentence: String {
        switch self {
        case .notEnded: "PersistentChat.SourceContactId: the contact to go on from has not ended."
        case .lineTooLong(let maximum): "A persistent chat has at most \(maximum) past contacts."
        case .contentType(let type):
            "ContentType \(type.prefix(100)) is not among the SupportedMessagingContentTypes of the chat."
        case .emptyText: "Content must have at least 1 byte."
        case .textTooLong(let maximum): "Content must have at most \(maximum) bytes."
        case .transcriptFull: "The chat holds as many messages as it may."
        case .attributesTooLarge(let maximum): "Attributes have at most \(maximum) bytes in all."
        case .unknownMessage: "No item of the transcript has this id."
        case .badCursor: "NextToken was not made for this chat."
        default: "The request was refused."
        }
    }
}

extension AttachmentFault {
    /// The error of the attachment calls (amazon-connect.md, section 4).
    fileprivate var error: ServiceError {
        switch self {
        case .unknown: ServiceError(.badRequest, "ValidationException", "There is no such attachment.")
        case .tooLarge(let maximum):
            ServiceError(.badRequest, "ValidationException", "An attachment has at most \(maximum) bytes.")
        case .tooMany(let maximum):
            ServiceError(
                .paymentRequired, "ServiceQuotaExceededException",
                "A chat has at most \(maximum) attachments.")
        case .noRoom(let maximum):
            ServiceError(
                .paymentRequired, "ServiceQuotaExceededException",
                "All attachments together have at most \(maximum) bytes.")
        case .name:
            ServiceError(
                .badRequest, "ValidationException", "AttachmentName does not end in a type that is taken.")
        case .size(let announced, let came):
            ServiceError(
                .badRequest, "ValidationException",
                "\(announced) bytes were announced, and \(came) came.")
        case .notUploaded:
            ServiceError(.conflict, "ConflictException", "The attachment has not been uploaded.")
        case .complete: ServiceError(.conflict, "ConflictException", "The attachment is complete.")
        }
    }
}
