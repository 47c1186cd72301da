import HTTP

/// Gives bytes to a connection in pieces and answers what it asks: what it asked, and what went out.
struct ConnectionFeeding {
    private(set) var connection = ServerConnection()
    /// Every request and refusal, in order.
    private(set) var steps: [RequestReader.Step] = []
    private var output: [UInt8] = []

    /// Feeds bytes in pieces of a size, as long as the connection reads.
    init(_ bytes: [UInt8], by size: Int) {
        for start in stride(from: 0, to: bytes.count, by: max(1, size)) {
            let piece = Array(bytes[start..<min(start + max(1, size), bytes.count)])
            connection.receive(piece.span)
            answer()
        }
    }

    /// The status codes that went out, in order; 100 where a body was asked for.
    var codes: [Int] {
        let mark = Array("HTTP/1.1 ".utf8)
        return output.indices.compactMap { at in
            guard output[at...].starts(with: mark) else { return nil }
            return Int(String(decoding: output[(at + 9)...].prefix(3), as: UTF8.self))
        }
    }

    /// The peer sends no more.
    mutating func end() {
        connection.receivedEnd()
        answer()
    }

    /// Far more turns than any case has requests, so that a connection that never waits is a failure.
    private mutating func answer() {
        for _ in 0..<100 {
            switch connection.next() {
            case .wait:
                output += connection.output[connection.outputStart...]
                return connection.takeOutput(connection.outputCount)
            case .request(let request):
                steps.append(.request(request))
                connection.send(Response(status: .ok, body: [120]), now: "")
            case .refuse(let failure):
                steps.append(.refused(failure))
                connection.send(Response(status: failure.status), now: "")
            case .message: return
            }
        }
    }
}
