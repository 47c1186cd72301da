import Chat
import HTTP

/// CompleteAttachmentUpload: a file whose bytes have come goes into the transcript.
enum CompleteAttachmentUploadOperation {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let request = try ParticipantCall(call, in: &sandbox)
        let members = request.members
        guard let ids = try members.texts("AttachmentIds", count: 1...1, characters: 1...256) else {
            throw members.missing("AttachmentIds")
        }
        let clientToken = try members.required("ClientToken", 1...500)
        for id in ids {
            try sandbox.completeAttachment(
                ParticipantCall.id(id), clientToken: clientToken, as: request.seat, at: call.now)
        }
        return .nothing
    }
}
