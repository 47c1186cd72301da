import HTTP

extension Response {
    /// The head of server-sent events, with a comment that shows at once that they flow (WHATWG HTML, section
    /// 9.2.6).
    static let eventStream = Response(
        status: .ok,
        fields: [
            ResponseField("Content-Type", "text/event-stream"),
            ResponseField("Cache-Control", "no-store"),
        ],
        body: Array(": chatgate\n\n".utf8))
}
