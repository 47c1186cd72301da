import HTTP
import Testing

/// A connection that becomes a WebSocket.
@Suite struct WebSocketServingTests {
    private static let opening = WebSocketHandshake.request(path: "/s", host: "a", key: [UInt8](0..<16))
    private static let hello = WebSocketFrame.bytes(0x81, Array("hello".utf8))

    /// A connection that was asked for a WebSocket, with bytes behind the request.
    private func begun(
        behind: [UInt8] = [], limits: HTTPLimits = HTTPLimits(),
        _ change: (inout ServerConnection) -> Void = { _ in }
    ) throws -> ServerConnection {
        var connection = ServerConnection(limits: limits)
        let bytes = Self.opening.serialized() + behind
        connection.receive(bytes.span)
        change(&connection)
        guard case .request(let request) = connection.next() else {
            Issue.record("no request")
            return connection
        }
        connection.beginSocket(try WebSocketHandshake.accept(request), now: ServerConnectionTests.now)
        return connection
    }

    private func take(_ connection: inout ServerConnection) -> [UInt8] {
        defer { connection.takeOutput(connection.outputCount) }
        return Array(connection.output[connection.outputStart...])
    }

    private func events(_ connection: inout ServerConnection) -> [String] {
        WebSocketFrame.read(take(&connection), isMasked: false).map(\.event)
    }

    private func message(_ connection: inout ServerConnection) -> WebSocketMessage? {
        if case .message(let message) = connection.next() { message } else { nil }
    }

    @Test func `the head has no length and names the upgrade`() throws {
        var connection = try begun()
        let head =
            "HTTP/1.1 101 Switching Protocols\r\nDate: \(ServerConnectionTests.now)\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Accept: "
        let text = String(decoding: take(&connection), as: UTF8.self)
        #expect(text.hasPrefix(head) && text.hasSuffix("=\r\nConnection: Upgrade\r\n\r\n"))
        #expect(connection.isSocket && !connection.isStreaming && !connection.isClosing)
        #expect(!connection.awaitsRequest && !connection.isInRequest && !connection.owesAnswer)
    }

    @Test func `what came behind the request belongs to the socket`() throws {
        for size in [1, 4, Self.hello.count] {
            var connection = try begun(behind: Array(Self.hello.prefix(size)))
            if size < Self.hello.count {
                #expect(message(&connection) == nil && connection.isSocket)
                connection.receive(Array(Self.hello.dropFirst(size)).span)
            }
            #expect(message(&connection) == .text(Array("hello".utf8)))
            #expect(message(&connection) == nil && connection.bufferedCount == 0)
        }
    }

    @Test func `messages come one at a time, pings are answered`() throws {
        var connection = try begun()
        _ = take(&connection)
        let bytes = Self.hello + WebSocketFrame.bytes(0x89, [1]) + WebSocketFrame.bytes(0x82, [2])
        connection.receive(bytes.span)
        #expect(message(&connection) == .text(Array("hello".utf8)))
        #expect(events(&connection) == [])
        #expect(message(&connection) == .binary([2]))
        #expect(events(&connection) == ["pong 01"])
        #expect(message(&connection) == nil)
        connection.sendText([65])
        connection.ping()
        #expect(events(&connection) == ["says 41", "ping "])
    }

    @Test func `the peer's close is said back, and the connection closes`() throws {
        var connection = try begun(behind: Self.hello + WebSocketFrame.bytes(0x88, [3, 0xE8]) + Self.hello)
        _ = take(&connection)
        #expect(message(&connection) == .text(Array("hello".utf8)))
        #expect(message(&connection) == nil)
        #expect(events(&connection) == ["close 1000"])
        #expect(connection.isClosing && !connection.isSocket && !connection.awaitsClose)
    }

    @Test func `a broken rule is told, and the connection closes`() throws {
        var limits = HTTPLimits()
        limits.message = 4
        var connection = try begun(behind: Self.hello, limits: limits)
        _ = take(&connection)
        #expect(message(&connection) == nil)
        #expect(events(&connection) == ["close 1009"] && connection.isClosing)
    }

    @Test func `our close waits for the peer's, and nothing more is said or heard`() throws {
        var connection = try begun()
        _ = take(&connection)
        connection.endSocket(WebSocketClose(code: 4000, reason: "enough"))
        #expect(connection.awaitsClose && connection.isSocket && !connection.isClosing)
        connection.sendText([65])
        connection.ping()
        connection.endSocket(WebSocketClose(code: 1000))
        connection.receive((Self.hello + WebSocketFrame.bytes(0x89, [1])).span)
        #expect(message(&connection) == nil && events(&connection) == ["close 4000"])
        connection.receive(WebSocketFrame.bytes(0x88, [0x0F, 0xA0]).span)
        #expect(message(&connection) == nil && events(&connection) == [])
        #expect(connection.isClosing && !connection.awaitsClose)
    }

    @Test func `a stop says that we go away`() throws {
        var connection = try begun()
        _ = take(&connection)
        connection.windDown()
        #expect(events(&connection) == ["close 1001"] && connection.awaitsClose)
        var late = try begun { $0.windDown() }
        #expect(!String(decoding: take(&late), as: UTF8.self).contains("close"))
        late.windDown()
        #expect(events(&late) == ["close 1001"])
    }

    @Test func `the peer's end ends it behind what it said, a deadline between messages does not`() throws {
        var connection = try begun()
        connection.receivedTimeout()
        connection.receive((Self.hello + [0x81]).span)
        connection.receivedEnd()
        #expect(connection.isSocket && !connection.isClosing)
        #expect(message(&connection) == .text(Array("hello".utf8)))
        #expect(message(&connection) == nil && connection.isClosing && !connection.isSocket)
    }

    @Test func `a deadline ends a message, or a control frame, that is half here, and frees it`() throws {
        let begun = Self.hello + WebSocketFrame.bytes(0x01, Array("hel".utf8))
        for half in [[0x81], begun, begun + WebSocketFrame.bytes(0x89, []), [0x89, 0x85, 1, 2, 3, 4, 5]] {
            var connection = try self.begun(behind: half)
            while message(&connection) != nil {}
            _ = take(&connection)
            #expect(connection.isInMessage && !connection.isInRequest)
            connection.receivedTimeout()
            #expect(events(&connection) == ["close 1008"])
            #expect(connection.isClosing && !connection.isSocket && connection.bufferedCount == 0)
            connection.receive(WebSocketFrame.bytes(0x80, [65]).span)
            #expect(message(&connection) == nil && !connection.isInMessage)
        }
    }

    @Test func `holds no memory while it is silent`() throws {
        var connection = try begun()
        _ = take(&connection)
        for _ in 0..<3 {
            connection.receive((Self.hello + WebSocketFrame.bytes(0x89, [1])).span)
            while message(&connection) != nil {}
            connection.sendText([UInt8](repeating: 65, count: 5000))
            _ = take(&connection)
            #expect(connection.output.capacity == 0 && connection.bufferedCount == 0)
        }
    }

    @Test func `an answer that asks for an upgrade names it among the connection's options`() {
        for (line, option) in [("1.1", "Upgrade"), ("1.0", "close, Upgrade")] {
            var connection = ServerConnection()
            connection.receive("GET / HTTP/\(line)\r\nHost: a\r\n\r\n".utf8Span.span)
            _ = connection.next()
            let failure = WebSocketHandshakeFailure.notAnUpgrade
            connection.send(
                Response(status: failure.status, fields: failure.fields), now: ServerConnectionTests.now)
            let text = String(decoding: take(&connection), as: UTF8.self)
            #expect(text.hasPrefix("HTTP/1.1 426 Upgrade Required\r\n"))
            #expect(
                text.contains("\r\nConnection: \(option)\r\n") && text.contains("\r\nContent-Length: 0\r\n"))
        }
    }
}
