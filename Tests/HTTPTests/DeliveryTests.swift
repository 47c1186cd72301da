import HTTP
import Testing

/// Answers whose bytes do not all go out, or not at once.
@Suite struct DeliveryTests {
    private static let now = "Thu, 15 Jan 2026 09:00:00 GMT"
    private static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    /// A connection on which a request was made; more than one where more are sent.
    private func asked(_ text: String = get) -> ServerConnection {
        var connection = ServerConnection()
        connection.receive(text.utf8Span.span)
        _ = connection.next()
        return connection
    }

    private func text(_ connection: inout ServerConnection) -> String {
        defer { connection.takeOutput(connection.outputCount) }
        return String(decoding: connection.output[connection.outputStart...], as: UTF8.self)
    }

    private func answer(_ delivery: Delivery, _ body: String = "0123456789") -> Response {
        var response = Response(status: .ok, body: Array(body.utf8))
        response.delivery = delivery
        return response
    }

    @Test func `a reset sends nothing and keeps what was to be sent before`() {
        var connection = asked(Self.get + Self.get)
        connection.send(answer(.whole), now: Self.now)
        _ = connection.next()
        connection.send(answer(.reset), now: Self.now)
        #expect(connection.resets && connection.isClosing)
        #expect(text(&connection).hasSuffix("\r\n\r\n0123456789"))
    }

    @Test(arguments: [0, 1, 20, 60, 1_000, Int.max])
    func `a cut answer ends behind so many bytes`(_ count: Int) {
        var (connection, whole) = (asked(), asked())
        connection.send(answer(.cut(after: count)), now: Self.now)
        whole.send(answer(.whole), now: Self.now)
        let all = text(&whole)
        #expect(text(&connection).utf8.elementsEqual(all.utf8.prefix(count)))
        #expect(connection.resets && connection.isClosing && !whole.resets)
    }

    @Test(arguments: [(1, "012345678"), (9, "0"), (10, ""), (11, ""), (Int.max, "")])
    func `a short answer counts bytes that do not come, and ends in good order`(_ count: Int, _ body: String)
    {
        var connection = asked()
        connection.send(answer(.short(by: count)), now: Self.now)
        let text = text(&connection)
        #expect(text.contains("\r\nContent-Length: 10\r\n") && text.hasSuffix("\r\n\r\n" + body))
        #expect(connection.isClosing && !connection.resets)
    }

    @Test func `a slow answer comes in pieces, and the next request is answered behind it`() {
        var connection = asked(Self.get + Self.get)
        connection.send(answer(.slow(bytes: 4, every: .milliseconds(5))), now: Self.now)
        #expect(connection.pause == .milliseconds(5) && connection.isPaced && connection.owesAnswer)
        let head = text(&connection)
        #expect(head.contains("\r\nContent-Length: 10\r\n") && head.hasSuffix("\r\n\r\n"))
        for (number, piece) in ["0123", "4567", "89"].enumerated() {
            guard case .wait = connection.next() else { return #expect(Bool(false)) }
            connection.release()
            #expect(text(&connection) == piece)
            #expect(connection.isPaced == (number < 2))
        }
        connection.release()
        guard case .request = connection.next() else { return #expect(Bool(false)) }
        #expect(connection.pause == nil && !connection.isClosing)
    }

    @Test func `a slow answer is the last where it was to be, or where the server stops meanwhile`() {
        for stops in [false, true] {
            let last = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            var connection = asked(stops ? Self.get : last)
            connection.send(answer(.slow(bytes: 100, every: .milliseconds(5))), now: Self.now)
            if stops { connection.windDown() }
            #expect(!connection.isClosing)
            connection.release()
            #expect(text(&connection).hasSuffix("0123456789") && connection.isClosing)
        }
    }

    @Test func `an answer without a body has none to cut or to slow`() {
        for delivery in [Delivery.short(by: 3), .slow(bytes: 1, every: .milliseconds(5))] {
            var connection = asked("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
            connection.send(answer(delivery), now: Self.now)
            #expect(text(&connection).hasSuffix("\r\nContent-Length: 10\r\n\r\n"))
            #expect(!connection.isPaced && connection.isClosing == (delivery == .short(by: 3)))
        }
    }
}
