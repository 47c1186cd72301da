import Chat
import Encoding

/// How a live channel is written: server-sent events (WHATWG HTML §9.2.5).
enum LiveText {
    static func append(_ news: LiveNews, to out: inout [UInt8]) {
        for item in news.items {
            var writer = JSONWriter()
            item.message.write(to: &writer)
            out += Array("id: \(item.place)\nevent: message\ndata: ".utf8)
            out += writer.bytes
            out += Array("\n\n".utf8)
        }
        guard let endedAt = news.endedAt else { return }
        out += Array("event: ended\ndata: {\"endedAt\":\"\(endedAt.rfc3339)\"}\n\n".utf8)
    }

    /// The last words of a channel whose credential no longer opens the session.
    static let closed = Array("event: closed\ndata: {}\n\n".utf8)
}
