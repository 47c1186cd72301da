import Chat
import Encoding
import HTTP

/// `GET /sandboxes`: every sandbox of the gateway, with how much is in it.
enum SandboxList {
    static func response(_ sandboxes: [Sandbox]) -> Response {
        var writer = JSONWriter(capacity: 1024)
        writer.beginObject()
        writer.name("sandboxes")
        writer.beginArray()
        for sandbox in sandboxes {
            writer.beginObject()
            writer.member("name", sandbox.name)
            writer.member("sessions", sandbox.sessionCount)
            writer.member("events", sandbox.journal.lastSeq)
            writer.member("faults", sandbox.allFaults.count)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return .json(.ok, writer.bytes)
    }
}
