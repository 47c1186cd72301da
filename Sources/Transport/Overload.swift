/// What is said to one connection too many.
enum Overload {
    /// Connections above the limit that may wait for their refusal; past those, the door is shut unsaid.
    static let places = 64

    /// 503 and a second's patience (RFC 9110 §15.6.4, §10.2.3); no request was read that it could answer.
    static let answer: [UInt8] = {
        let text = "Too many connections. Try again in a second.\n"
        let head = [
            "HTTP/1.1 503 Service Unavailable", "Content-Type: text/plain; charset=utf-8", "Retry-After: 1",
            "Content-Length: \(text.utf8.count)", "Connection: close", "", "",
        ]
        return Array((head.joined(separator: "\r\n") + text).utf8)
    }()
}
