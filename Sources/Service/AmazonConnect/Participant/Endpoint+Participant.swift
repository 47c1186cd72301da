import HTTP

extension Endpoint {
    /// The participant service (amazon-connect.md, section 4), and where attachments come and go.
    static let participant: [Endpoint] = [
        Endpoint(
            .post, "/participant/connection", "CreateParticipantConnection", .connect(.participant),
            answer: CreateParticipantConnectionOperation.answer),
        Endpoint(
            .post, "/participant/message", "SendMessage", .connect(.participant),
            answer: SendMessageOperation.answer),
        Endpoint(
            .post, "/participant/event", "SendEvent", .connect(.participant),
            answer: SendEventOperation.answer),
        Endpoint(
            .post, "/participant/transcript", "GetTranscript", .connect(.participant),
            answer: GetTranscriptOperation.answer),
        Endpoint(
            .post, "/participant/disconnect", "DisconnectParticipant", .connect(.participant),
            answer: DisconnectParticipantOperation.answer),
        Endpoint(
            .post, "/participant/start-attachment-upload", "StartAttachmentUpload", .connect(.participant),
            answer: StartAttachmentUploadOperation.answer),
        Endpoint(
            .post, "/participant/complete-attachment-upload", "CompleteAttachmentUpload",
            .connect(.participant), answer: CompleteAttachmentUploadOperation.answer),
        Endpoint(
            .post, "/participant/attachment", "GetAttachment", .connect(.participant),
            answer: GetAttachmentOperation.answer),
        Endpoint(
            .put, FileURL.uploads + "{ticket}", "bring an attachment", .connect(.files),
            answer: UploadEndpoint.answer),
        Endpoint(
            .get, FileURL.downloads + "{ticket}", "fetch an attachment", .connect(.files),
            answer: DownloadEndpoint.answer),
    ]
}
