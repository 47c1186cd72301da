import Encoding
import HTTP
import Service

/// The way of a file through the participant service.
extension World {
    /// Puts bytes at a URL that was handed out.
    mutating func put(_ text: String, at url: String) -> Response { put(bytes: Array(text.utf8), at: url) }

    mutating func put(bytes: [UInt8], at url: String) -> Response {
        gateway.respond(to: Request(method: .put, path: Self.path(of: url), body: bytes), at: real)
    }

    /// Fetches a URL that was handed out.
    mutating func get(_ url: String) -> Response { call(.get, Self.path(of: url)) }

    /// Hands a file over, from the first call to the last; its id.
    mutating func attach(
        _ participant: ConnectParticipant, _ name: String, _ type: String, _ text: String
    ) throws -> String {
        try attach(participant, name, type, bytes: Array(text.utf8))
    }

    mutating func attach(
        _ participant: ConnectParticipant, _ name: String, _ type: String, bytes: [UInt8]
    ) throws -> String {
        let start = ConnectAttachmentTests.start(name: name, type: type, size: bytes.count, token: "attach")
        let begun = try asks(participant, "start-attachment-upload", start).json
        let id = begun["AttachmentId"]?.string ?? ""
        _ = put(bytes: bytes, at: begun["UploadMetadata"]?["Url"]?.string ?? "")
        _ = asks(participant, "complete-attachment-upload", ConnectAttachmentTests.complete(id))
        return id
    }

    /// The path at which a file can be fetched.
    mutating func url(_ participant: ConnectParticipant, _ id: String, _ more: String = "") throws -> String {
        let response = asks(participant, "attachment", #"{"AttachmentId":"\#(id)"\#(more)}"#)
        return Self.path(of: try response.json["Url"]?.string ?? "")
    }

    /// A file as it is fetched.
    mutating func download(
        _ participant: ConnectParticipant, _ id: String, _ more: String = ""
    ) throws -> Response {
        get(try url(participant, id, more))
    }

    private static func path(of url: String) -> String {
        let base = "http://127.0.0.1:4820"
        return url.hasPrefix(base) ? String(url.dropFirst(base.count)) : url
    }
}
