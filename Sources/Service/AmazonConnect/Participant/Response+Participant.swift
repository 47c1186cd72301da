import Chat
import Encoding
import HTTP

extension Response {
    /// The answer to what was sent: its id, and when it was taken.
    static func sent(_ id: SessionID, at instant: Instant) -> Response {
        var writer = JSONWriter(capacity: 128)
        writer.beginObject()
        writer.id("Id", id)
        writer.member("AbsoluteTime", instant)
        writer.endObject()
        return .json(.ok, writer.bytes)
    }

    /// The answer of an operation that has nothing to say.
    static var nothing: Response { .json(.ok, Array("{}".utf8)) }
}
