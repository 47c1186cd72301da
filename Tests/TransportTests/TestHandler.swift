import Glibc
import HTTP
import Transport

/// The service behind the test servers.
///
///     POST /echo        the body
///     GET  /big/N       N bytes
///     GET  /sleep       the path, after holding the loop for 150 ms
///     GET  /close       ends the connection
///     GET  /anything    the path
enum TestHandler {
    static func make() -> ServerHandler {
        ServerHandler(
            respond: { request, peer in .response(answer(request, peer)) },
            refuse: { failure, _ in Response(status: failure.status, body: Array(failure.detail.utf8)) })
    }

    /// The whole answer to a request.
    static func answer(_ request: Request, _ peer: PeerAddress) -> Response {
        let path = request.path
        if path == "/echo" { return Response(status: .ok, body: request.body) }
        if path == "/sleep" { usleep(150_000) }
        if path == "/peer" { return Response(status: .ok, body: Array("\(peer.isLoopback)".utf8)) }
        if path.hasPrefix("/big/"), let count = Int(path.dropFirst(5)) {
            return Response(status: .ok, body: [UInt8](repeating: UInt8(ascii: "x"), count: count))
        }
        var response = Response(status: .ok, body: Array(path.utf8))
        response.closesConnection = path == "/close"
        return response
    }

    /// The bytes of a GET.
    static func get(_ path: String) -> [UInt8] { Array("GET \(path) HTTP/1.1\r\nHost: test\r\n\r\n".utf8) }

    /// The bytes of a POST.
    static func post(_ path: String, _ body: [UInt8]) -> [UInt8] {
        Array("POST \(path) HTTP/1.1\r\nHost: test\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body
    }

    /// What `SocketService` says to a text.
    static func contents(answering text: String) -> [StreamOutput.Content] {
        let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = words.count > 1 ? String(words[1]) : ""
        switch words[0] {
        case "echo": return [.text(Array(rest.utf8))]
        case "big": return [.text([UInt8](repeating: UInt8(ascii: "x"), count: Int(rest) ?? 0))]
        case "close": return [.close(code: UInt16(rest) ?? 1000, reason: "asked for")]
        case "abort": return [.text(Array("lost".utf8)), .abort, .text(Array("late".utf8))]
        case "stop":
            return [
                .text(Array("last".utf8)), .close(code: 4001, reason: "one"), .text(Array("late".utf8)),
                .close(code: 4002, reason: "two"),
            ]
        case "hold":
            usleep(100_000)
            return []
        default: return []
        }
    }
}
