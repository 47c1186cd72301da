import Encoding
import Glibc
import Service

/// The line that says the gateway is ready (contract, section 1).
struct ReadyLine {
    let url: String

    var text: String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("event", "ready")
        writer.member("url", url)
        writer.member("ws", "ws" + url.dropFirst(4))
        writer.member("admin", url + "/_chatgate/v1")
        writer.member("pid", Int(getpid()))
        writer.member("version", Version.text)
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
