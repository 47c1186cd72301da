import HTTP
import Testing

@Suite struct ServerConnectionStreamTests {
    static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    static let head =
        "HTTP/1.1 200 OK\r\nDate: \(ServerConnectionTests.now)\r\nContent-Type: text/event-stream\r\n"
        + "Connection: close\r\n\r\n"

    private func begun(
        _ text: String = get, status: Status = .ok, limits: HTTPLimits = HTTPLimits()
    ) -> ServerConnection {
        var connection = ServerConnection(limits: limits)
        connection.receive(text.utf8Span.span)
        guard case .request = connection.next() else {
            Issue.record("no request")
            return connection
        }
        var response = Response(status: status, body: Array("first;".utf8))
        response.add("Content-Type", "text/event-stream")
        response.add("Content-Length", "6")
        connection.beginStream(response, now: ServerConnectionTests.now)
        return connection
    }

    private func takeText(_ connection: inout ServerConnection) -> String {
        defer { connection.takeOutput(connection.outputCount) }
        return String(decoding: connection.output[connection.outputStart...], as: UTF8.self)
    }

    private func waits(_ connection: inout ServerConnection) -> Bool {
        if case .wait = connection.next() { true } else { false }
    }

    @Test(arguments: ["HTTP/1.1", "HTTP/1.0"])
    func `begins with a head without a length, and the first bytes`(_ version: String) {
        var connection = begun("GET / \(version)\r\nHost: a\r\nConnection: keep-alive\r\n\r\n")
        #expect(takeText(&connection) == Self.head + "first;")
        #expect(connection.isStreaming && !connection.isClosing && !connection.owesAnswer)
        #expect(!connection.awaitsRequest && !connection.isInRequest)
        for word in ["one;", "", "two;"] { connection.stream(Array(word.utf8)) }
        #expect(takeText(&connection) == "one;two;")
        #expect(waits(&connection) && connection.isStreaming)
        connection.stream(Array("last;".utf8))
        connection.endStream()
        #expect(!connection.isStreaming && connection.isClosing)
        #expect(takeText(&connection) == "last;")
    }

    @Test func `answers nothing that is asked behind it`() {
        var connection = begun(Self.get + Self.get)
        #expect(connection.drainedCount == Self.get.utf8.count && connection.bufferedCount == 0)
        for octet in (Self.get + "nonsense\n\n").utf8 {
            connection.receive([octet].span)
            #expect(waits(&connection) && connection.isStreaming && !connection.isInRequest)
        }
        #expect(takeText(&connection) == Self.head + "first;")
        connection.endStream()
        #expect(waits(&connection) && connection.outputCount == 0)
    }

    @Test func `drops what comes up to its limit, and closes past it`() {
        var limits = HTTPLimits()
        limits.streamInput = 100
        var connection = begun(limits: limits)
        connection.receive([UInt8](repeating: 71, count: 100).span)
        #expect(waits(&connection) && connection.isStreaming)
        connection.receive([71].span)
        #expect(waits(&connection) && !connection.isStreaming && connection.isClosing)
        #expect(takeText(&connection) == Self.head + "first;")
        var hasty = ServerConnection(limits: limits)
        hasty.receive((Self.get + String(repeating: "G", count: 101)).utf8Span.span)
        _ = hasty.next()
        hasty.beginStream(Response(status: .ok), now: ServerConnectionTests.now)
        #expect(waits(&hasty) && hasty.isClosing)
        #expect(HTTPLimits().streamInput == 65_536)
    }

    @Test func `ends where the peer ends`() {
        var connection = begun()
        connection.receivedEnd()
        #expect(waits(&connection) && connection.isClosing && connection.isDrained)
        var early = ServerConnection()
        early.receive(Self.get.utf8Span.span)
        early.receivedEnd()
        _ = early.next()
        early.beginStream(Response(status: .ok), now: ServerConnectionTests.now)
        #expect(waits(&early) && early.isClosing)
    }

    @Test func `knows no deadline and ends when the server stops`() {
        var connection = begun()
        connection.receivedTimeout()
        #expect(waits(&connection) && connection.isStreaming)
        connection.windDown()
        #expect(!connection.isStreaming && connection.isClosing)
    }

    @Test(arguments: [("HEAD", Status.ok), ("GET", .noContent), ("GET", .notModified)])
    func `ends with its head where no body may be`(_ method: String, _ status: Status) {
        var connection = begun("\(method) / HTTP/1.1\r\nHost: a\r\n\r\n", status: status)
        #expect(!connection.isStreaming && connection.isClosing)
        let text = takeText(&connection)
        #expect(text.hasSuffix("\r\nConnection: close\r\n\r\n") && !text.contains("Content-Length"))
    }

    @Test func `stands behind the answers before it`() {
        var connection = ServerConnection()
        connection.receive((Self.get + Self.get).utf8Span.span)
        _ = connection.next()
        connection.send(Response(status: .ok, body: Array("whole".utf8)), now: ServerConnectionTests.now)
        _ = connection.next()
        connection.beginStream(
            Response(status: .ok, fields: [ResponseField("Content-Type", "text/event-stream")]),
            now: ServerConnectionTests.now)
        #expect(takeText(&connection).hasSuffix("\r\n\r\nwhole" + Self.head))
    }
}
