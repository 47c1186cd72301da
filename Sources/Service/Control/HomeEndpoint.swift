import Chat
import Encoding
import HTTP

/// `GET /_chatgate/v1`: what this is, and where everything stands.
enum HomeEndpoint {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) -> Response {
        let prefix = sandbox.name == "default" ? "" : "/sandbox/\(sandbox.name)"
        let base = "\(call.publicURL)\(prefix)/_chatgate/v1"
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("name", "chatgate")
        writer.member("version", Version.text)
        writer.member("sandbox", sandbox.name)
        writer.name("widgets")
        writer.beginArray()
        for widget in sandbox.widgets {
            writer.beginObject()
            writer.member("id", widget.id)
            writer.member("platform", widget.platform.rawValue)
            writer.endObject()
        }
        writer.endArray()
        writer.name("links")
        writer.beginObject()
        writer.member("self", base)
        writer.member("verdicts", base + "/verdicts")
        writer.member("sessions", base + "/sessions")
        writer.member("events", base + "/events")
        writer.member("sandboxes", base + "/sandboxes")
        writer.member("openapi", base + "/openapi.json")
        writer.member("inspector", base + "/inspector")
        writer.endObject()
        writer.endObject()
        return .json(.ok, writer.bytes)
    }
}
