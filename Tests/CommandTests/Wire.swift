import Encoding
import Glibc
import Testing

/// One HTTP exchange over a socket of its own, made of plain blocking calls.
enum Wire {
    /// What came back.
    struct Answer {
        let status: Int
        let head: String
        let body: String

        /// The body as JSON.
        var json: JSON { get throws { try JSON(reading: body) } }
    }

    /// Asks 127.0.0.1 and reads to the end; no call takes over ten seconds.
    static func exchange(
        _ port: UInt16, _ method: String, _ path: String, headers: [String] = [], body: String = ""
    ) throws -> Answer {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        try #require(connect(descriptor, to: port), "nobody listens on 127.0.0.1:\(port)")
        var lines = ["\(method) \(path) HTTP/1.1"]
        if !headers.contains(where: { $0.hasPrefix("Host:") }) { lines.append("Host: 127.0.0.1:\(port)") }
        lines += headers + ["Connection: close", "Content-Length: \(body.utf8.count)", "", body]
        let request = Array(lines.joined(separator: "\r\n").utf8)
        let sent = unsafe send(descriptor, request, request.count, Int32(MSG_NOSIGNAL))
        try #require(sent == request.count)
        return try answer(from: descriptor)
    }

    private static func connect(_ descriptor: Int32, to port: UInt16) -> Bool {
        var wait = timeval(tv_sec: 10, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &wait, size)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = port.bigEndian
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return unsafe withUnsafePointer(to: place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func answer(from descriptor: Int32) throws -> Answer {
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe recv(descriptor, &chunk, chunk.count, 0)
            if count <= 0 { break }
            received.append(contentsOf: chunk[..<count])
        }
        let text = String(decoding: received, as: UTF8.self)
        // Over scalars: to a Character, a carriage return and its line feed are one.
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let status = parts.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return Answer(
            status: try #require(status, "no answer came"), head: String(parts[0]),
            body: parts.count > 1 ? String(parts[1]) : "")
    }
}
