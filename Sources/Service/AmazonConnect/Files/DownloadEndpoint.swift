import Chat
import HTTP

/// `GET /connect/attachments/{ticket}`: the bytes of an attachment.
///
/// They come from a stranger, so a browser is told not to guess their type and to run nothing in them, and
/// shows only what cannot run (contract, section 4).
enum DownloadEndpoint {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let (file, content) = try sandbox.download(with: call.parameters[0], at: call.now)
        let type = FileType(file.contentType)
        let isDownload = !type.isShown || call.request.query["disposition"] == "attachment"
        let disposition = ContentDisposition(isAttachment: isDownload, fileName: file.name)
        return Response(
            status: .ok,
            fields: [
                ResponseField("Content-Type", type.text),
                ResponseField("Content-Disposition", disposition.text),
                ResponseField("X-Content-Type-Options", "nosniff"),
                ResponseField("Content-Security-Policy", "sandbox; default-src 'none'"),
                ResponseField("Cache-Control", "no-store"),
            ],
            body: content)
    }
}
