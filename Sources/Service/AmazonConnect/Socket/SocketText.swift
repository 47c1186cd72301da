import Encoding

/// What is said on a socket (amazon-connect.md, section 5.3).
enum SocketText {
    /// The one topic that there is.
    static let chat = "aws/chat"
    static let heartbeat = Array(#"{"topic":"aws/heartbeat"}"#.utf8)
    static let pong = Array(#"{"topic":"aws/ping","statusCode":200,"statusContent":"OK"}"#.utf8)

    /// The reply to a subscription.
    static func subscribed(_ topics: [String], isGranted: Bool) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("topic", "aws/subscribe")
        writer.name("content")
        writer.beginObject()
        writer.member("status", isGranted ? "success" : "failure")
        writer.name("topics")
        writer.beginArray()
        for topic in topics { writer.string(topic) }
        writer.endArray()
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }

    /// A chat item: its JSON goes as a string, since chatjs drops an object.
    static func item(_ json: [UInt8]) -> [UInt8] {
        var writer = JSONWriter(capacity: json.count + 128)
        writer.beginObject()
        writer.name("content")
        writer.stringBytes(json)
        writer.member("contentType", "application/json")
        writer.member("topic", chat)
        writer.endObject()
        return writer.bytes
    }

    /// An error that belongs to no topic.
    static func error(_ message: String, connection: Int) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("message", message)
        writer.member("connectionId", "\(connection)")
        writer.member("requestId", "\(connection)")
        writer.endObject()
        return writer.bytes
    }
}
