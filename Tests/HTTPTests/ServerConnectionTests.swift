import HTTP
import Testing

@Suite struct ServerConnectionTests {
    static let now = "Thu, 15 Jan 2026 09:00:00 GMT"
    static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    private func connection(_ text: String) -> ServerConnection {
        var connection = ServerConnection()
        connection.receive(text.utf8Span.span)
        return connection
    }

    private func takeText(_ connection: inout ServerConnection) -> String {
        defer { connection.takeOutput(connection.outputCount) }
        return String(decoding: connection.output[connection.outputStart...], as: UTF8.self)
    }

    private func answer(_ text: String) -> Response { Response(status: .ok, body: Array(text.utf8)) }

    @Test func `answers pipelined requests in their order, one at a time`() {
        var connection = connection("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n")
        for path in ["/1", "/2"] {
            guard case .request(let request) = connection.next() else { return #expect(Bool(false)) }
            #expect(request.path == path)
            guard case .wait = connection.next() else { return #expect(Bool(false)) }
            #expect(connection.owesAnswer)
            connection.send(answer(path), now: Self.now)
        }
        let text = takeText(&connection)
        #expect(
            text.components("HTTP/1.1 200 OK") == 2 && text.hasSuffix("/2") && text.contains("\r\n\r\n/1HTTP")
        )
        #expect(connection.awaitsRequest && !connection.isClosing)
    }

    @Test func `knows an idle connection from one inside a request`() {
        var connection = ServerConnection()
        #expect(connection.awaitsRequest && !connection.isInRequest)
        for octet in Self.get.utf8.dropLast() {
            connection.receive([octet].span)
            guard case .wait = connection.next() else { return #expect(Bool(false)) }
            #expect(!connection.awaitsRequest && connection.isInRequest)
        }
        connection.receive([10].span)
        guard case .request = connection.next() else { return #expect(Bool(false)) }
        #expect(!connection.awaitsRequest && !connection.isInRequest && connection.owesAnswer)
        connection.send(answer("x"), now: Self.now)
        #expect(connection.awaitsRequest)
        connection.receive([13, 10].span)
        guard case .wait = connection.next() else { return #expect(Bool(false)) }
        #expect(connection.awaitsRequest)
    }

    @Test func `closes behind a refusal and only counts what comes then`() {
        var connection = connection("GET / HTTP/1.1\nHost: a\n\n")
        guard case .refuse(.bareLineFeed) = connection.next() else { return #expect(Bool(false)) }
        connection.receive(Self.get.utf8Span.span)
        #expect(!connection.isClosing && connection.drainedCount == 27)
        connection.send(Response(status: .badRequest), now: Self.now)
        #expect(connection.isClosing && takeText(&connection).contains("\r\nConnection: close\r\n"))
        connection.receive(Self.get.utf8Span.span)
        guard case .wait = connection.next() else { return #expect(Bool(false)) }
        #expect(connection.drainedCount == 54 && connection.bufferedCount == 0 && !connection.isDrained)
        connection.receive([UInt8](repeating: 0, count: 1 << 20).span)
        #expect(connection.isDrained)
    }

    @Test(arguments: ["close", "foo, Close"]) func `closes where the client asks, and reads no more`(
        option: String
    ) {
        var connection = connection("GET / HTTP/1.1\r\nHost: a\r\nConnection: \(option)\r\n\r\n" + Self.get)
        guard case .request = connection.next() else { return #expect(Bool(false)) }
        connection.send(answer("x"), now: Self.now)
        guard case .wait = connection.next() else { return #expect(Bool(false)) }
        #expect(connection.isClosing && takeText(&connection).contains("Connection: close"))
    }

    @Test func `announces to HTTP 1.0 that the connection is kept`() {
        var connection = connection("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        guard case .request = connection.next() else { return #expect(Bool(false)) }
        connection.send(answer("x"), now: Self.now)
        #expect(!connection.isClosing && takeText(&connection).contains("Connection: keep-alive"))
    }

    @Test func `closes where the answer says so`() {
        var connection = connection(Self.get)
        guard case .request = connection.next() else { return #expect(Bool(false)) }
        var last = answer("x")
        last.closesConnection = true
        connection.send(last, now: Self.now)
        #expect(connection.isClosing)
    }

    @Test func `sends 100 once, and not where the body is there`() {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n"
        var connection = connection(head)
        for _ in 0..<2 { guard case .wait = connection.next() else { return #expect(Bool(false)) } }
        #expect(takeText(&connection) == "HTTP/1.1 100 Continue\r\n\r\n")
        connection.receive([120].span)
        guard case .request = connection.next() else { return #expect(Bool(false)) }
        #expect(connection.outputCount == 0)
        var hasty = self.connection(head + "x")
        guard case .request = hasty.next() else { return #expect(Bool(false)) }
        #expect(hasty.outputCount == 0)
    }

    @Test func `answers what came before the end, then closes`() {
        var connection = connection(Self.get)
        connection.receivedEnd()
        guard case .request = connection.next() else { return #expect(Bool(false)) }
        connection.send(answer("x"), now: Self.now)
        #expect(!connection.isClosing)
        guard case .wait = connection.next() else { return #expect(Bool(false)) }
        #expect(connection.isClosing && connection.isDrained && connection.outputCount > 0)
    }

    @Test func `refuses a request that stops half way`() {
        var connection = connection("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf")
        connection.receivedEnd()
        guard case .refuse(.truncated) = connection.next() else { return #expect(Bool(false)) }
    }

    @Test func `a deadline refuses a begun request and closes an idle connection`() {
        var begun = connection("GET / HT")
        begun.receivedTimeout()
        guard case .refuse(.timedOut) = begun.next() else { return #expect(Bool(false)) }
        begun.send(Response(status: .requestTimeout), now: Self.now)
        #expect(begun.isClosing && takeText(&begun).hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
        var idle = ServerConnection()
        idle.receivedTimeout()
        #expect(idle.isClosing && idle.outputCount == 0)
        var owing = connection(Self.get)
        guard case .request = owing.next() else { return #expect(Bool(false)) }
        owing.receivedTimeout()
        #expect(!owing.isClosing && owing.owesAnswer)
    }

    @Test func `winding down closes an idle connection and makes a begun answer the last`() {
        var idle = ServerConnection()
        idle.windDown()
        #expect(idle.isClosing)
        var begun = connection("GET / HTTP/1.1\r\n")
        begun.windDown()
        #expect(!begun.isClosing)
        begun.receive("Host: a\r\n\r\n".utf8Span.span)
        guard case .request = begun.next() else { return #expect(Bool(false)) }
        begun.send(answer("x"), now: Self.now)
        #expect(begun.isClosing && takeText(&begun).contains("Connection: close"))
    }

    @Test func `keeps what was not taken of the output`() {
        var connection = ServerConnection()
        var (sent, taken) = (0, 0)
        for _ in 0..<3000 {
            connection.receive(Self.get.utf8Span.span)
            guard case .request = connection.next() else { return #expect(Bool(false)) }
            let before = connection.outputCount
            connection.send(answer(String(repeating: "x", count: 100)), now: Self.now)
            sent += connection.outputCount - before
            let step = connection.outputCount - 1
            connection.takeOutput(step)
            taken += step
            #expect(connection.output.last == 120 && connection.output.count < 200_000)
        }
        #expect(sent == taken + connection.outputCount)
    }
}
