import HTTP
import Testing
import Transport

/// A server of `SocketService`, and ways to open sockets on it.
struct SocketStage {
    let service = SocketService()
    let server: TestServer

    init(
        _ kind: Poller.Kind = .epoll, http: HTTPLimits = HTTPLimits(),
        _ change: (inout ServerLimits) -> Void = { _ in }
    ) throws {
        var limits = ServerLimits()
        change(&limits)
        let service = service
        server = try TestServer(kind, limits: limits, http: http) { service.handler() }
    }

    /// Opens a socket.
    func open() throws -> WebSocketClient { try WebSocketClient("ws://\(server.address)/socket") }

    /// Opens a socket whose frames the test makes and reads itself.
    func openRaw(window: Int32? = nil, behind: [UInt8] = []) throws -> TestConnection {
        let client = try TestConnection(server.address, window: window)
        #expect(client.exchange(Self.opening + behind)?.status == 101)
        return client
    }

    /// The bytes of an opening handshake.
    static let opening = WebSocketHandshake.request(path: "/socket", host: "test", key: [UInt8](0..<16))
        .serialized()

    /// The bytes of a masked frame of at most 125 bytes.
    static func frame(_ head: UInt8, _ payload: [UInt8]) -> [UInt8] {
        let key: [UInt8] = [0x11, 0x22, 0x33, 0x44]
        return [head, 0x80 | UInt8(payload.count)] + key
            + payload.enumerated().map { offset, octet in octet ^ key[offset % 4] }
    }

    /// The bytes of a masked text.
    static func text(_ text: String) -> [UInt8] { frame(0x81, Array(text.utf8)) }

    /// Whether exactly these sockets are gone, or go soon, each told once.
    func areClosed(_ numbers: [Int]) -> Bool {
        waitUntil { service.closed.count >= numbers.count } && service.closed.sorted() == numbers
    }

    /// Ends all; the sockets given have gone by then, none of them twice.
    ///
    /// Gives the milliseconds that took.
    @discardableResult func stop(closed numbers: [Int]) -> Int64 {
        let time = server.stop()
        #expect(service.closed.sorted() == numbers)
        return time
    }
}
