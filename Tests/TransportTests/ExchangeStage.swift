import HTTP
import Testing
import Transport

/// A server for exchanges that meet a fault, and another connection that must not notice.
struct ExchangeStage {
    let server: TestServer
    private let streams = StreamService()
    private let sockets = SocketService()
    private let other: TestConnection
    private let isSocket: Bool

    init(_ kind: Poller.Kind, _ exchange: Exchange, _ change: (inout ServerLimits) -> Void = { _ in }) throws
    {
        isSocket = exchange == .socket
        var limits = ServerLimits()
        limits.drain = .milliseconds(100)
        change(&limits)
        let (isSocket, streams, sockets) = (isSocket, streams, sockets)
        server = try TestServer(kind, limits: limits) { isSocket ? sockets.handler() : streams.handler() }
        other = try TestConnection(server.address)
        checkOther()
    }

    /// How many answers that go on, parked requests or sockets were begun.
    var begun: Int { isSocket ? sockets.count : streams.count }

    /// Tells the service something by the other connection.
    func tell(_ path: String, _ text: String) {
        #expect(other.exchange(TestHandler.post(path, Array(text.utf8)))?.status == 200)
    }

    /// Sees to it that the other connection is served as ever.
    func checkOther() { #expect(other.exchange(TestHandler.get("/other"))?.text == "/other") }

    /// Sees to it that new connections are served as ever, with the same exchange.
    func check(_ exchange: Exchange) throws {
        checkOther()
        let client = try TestConnection(server.address, window: 4096)
        #expect(exchange.goes(on: client, self))
    }

    /// Ends all; everything that was begun and not answered is gone by then, once.
    func stop(_ exchange: Exchange) {
        other.close()
        server.stop()
        let closed = isSocket ? sockets.closed : streams.closed
        #expect(Set(closed).count == closed.count)
        // A parked request that is answered is no stream any more.
        if exchange != .parked { #expect(closed.count == begun) }
    }
}
