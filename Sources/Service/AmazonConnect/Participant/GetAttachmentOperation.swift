import Chat
import Encoding
import HTTP

/// GetAttachment: a URL with which anybody may fetch a file for a while.
enum GetAttachmentOperation {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let request = try ParticipantCall(call, in: &sandbox)
        guard let id = try request.id("AttachmentId") else { throw request.members.missing("AttachmentId") }
        let seconds = try request.members.number("UrlExpiryInSeconds", 5...300) ?? 300
        let disposition = try request.members.choice("UrlContentDisposition", ["INLINE", "ATTACHMENT"])
        let (file, ticket, expiry) = try sandbox.attachment(
            id, for: .seconds(seconds), as: request.seat, at: call.now)
        let url = FileURL.download(
            ticket, isAttachment: disposition == "ATTACHMENT", call, sandbox: sandbox.name)
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.member("Url", url)
        writer.member("UrlExpiry", expiry)
        writer.member("AttachmentSizeInBytes", file.size)
        writer.endObject()
        return .json(.ok, writer.bytes)
    }
}
