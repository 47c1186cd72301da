import Chat
import Encoding

extension Identity {
    /// Writes the member `identity`.
    func writeMember(to writer: inout JSONWriter) {
        writer.name("identity")
        writer.beginObject()
        writer.member("kind", kind)
        if case .verified(let sub) = self { writer.member("sub", sub) }
        writer.endObject()
    }
}
