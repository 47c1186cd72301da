import HTTP
import Testing

@Suite struct ServerConnectionParkedTests {
    static let get = ServerConnectionStreamTests.get

    private func parked(_ text: String = get) -> ServerConnection {
        var connection = ServerConnection()
        connection.receive(text.utf8Span.span)
        guard case .request = connection.next() else {
            Issue.record("no request")
            return connection
        }
        connection.park()
        return connection
    }

    private func waits(_ connection: inout ServerConnection) -> Bool {
        if case .wait = connection.next() { true } else { false }
    }

    @Test func `requests behind a parked one wait for its answer`() {
        var connection = parked(Self.get + Self.get)
        #expect(waits(&connection) && connection.isParked && connection.owesAnswer)
        #expect(!connection.awaitsRequest && !connection.isInRequest)
        #expect(connection.bufferedCount == Self.get.utf8.count && connection.outputCount == 0)
        connection.unpark()
        connection.send(Response(status: .ok), now: ServerConnectionTests.now)
        #expect(!connection.isParked && connection.outputCount > 0)
        guard case .request = connection.next() else {
            Issue.record("the second request did not come")
            return
        }
        connection.send(Response(status: .ok), now: ServerConnectionTests.now)
        #expect(connection.awaitsRequest)
    }

    @Test func `the peer's end gives the answer up`() {
        var connection = parked()
        connection.receivedEnd()
        #expect(waits(&connection) && connection.isClosing && !connection.isParked && !connection.owesAnswer)
        #expect(connection.outputCount == 0)
    }

    @Test func `a parked request knows no deadline and no stop answers it`() {
        var connection = parked()
        connection.receive("GET /half".utf8Span.span)
        connection.receivedTimeout()
        #expect(waits(&connection) && connection.isParked)
        connection.windDown()
        #expect(connection.isClosing && !connection.isParked && connection.outputCount == 0)
    }

    @Test func `the answer ends the connection where the request wanted that`() {
        var connection = parked("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        connection.unpark()
        connection.send(Response(status: .ok), now: ServerConnectionTests.now)
        #expect(connection.isClosing)
    }
}
