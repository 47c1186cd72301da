import Chat
import Encoding
import HTTP

/// StartAttachmentUpload: a place for a file, and where its bytes go.
enum StartAttachmentUploadOperation {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let request = try ParticipantCall(call, in: &sandbox)
        let members = request.members
        let contentType = try members.required("ContentType", 1...255)
        guard let size = try members.number("AttachmentSizeInBytes", 1...Int.max) else {
            throw members.missing("AttachmentSizeInBytes")
        }
        let name = try members.required("AttachmentName", 1...256)
        let clientToken = try members.required("ClientToken", 1...500)
        let (file, ticket, expiry) = try sandbox.beginAttachment(
            name: name, contentType: contentType, size: size, clientToken: clientToken, as: request.seat,
            at: call.now)
        return answer(file, FileURL.upload(ticket, call, sandbox: sandbox.name), expiry)
    }

    private static func answer(_ file: Attachment, _ url: String, _ expiry: Instant) -> Response {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.id("AttachmentId", file.id)
        writer.name("UploadMetadata")
        writer.beginObject()
        writer.member("Url", url)
        writer.member("UrlExpiry", expiry)
        writer.name("HeadersToInclude")
        writer.beginObject()
        writer.member("Content-Type", file.contentType)
        writer.endObject()
        writer.endObject()
        writer.endObject()
        return .json(.ok, writer.bytes)
    }
}
