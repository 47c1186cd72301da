package import HTTP

/// A small blocking WebSocket client, for replay and tests: `ws://` only, one connection, one thread.
package final class WebSocketClient {
    /// What `receive` brought.
    package enum Heard: Equatable {
        /// A whole message.
        case message(WebSocketMessage)
        /// The peer has closed: with a close frame, or without a word (nil). Said again at every call.
        case closed(WebSocketClose?)
    }

    private var connection: ClientConnection
    private var socket: WebSocketConnection
    private var buffer = [UInt8](repeating: 0, count: 16_384)
    private var hasEnded = false

    /// Opens a WebSocket at `ws://host:port/path?query`.
    ///
    /// `timeout` is for everything but the resolver of names.
    /// - Throws: `ClientError`: `notOpened` with the answer where the server did not switch protocols.
    package init(
        _ text: String, fields: [(name: String, value: String)] = [], timeout: Duration = .seconds(5),
        limits: HTTPLimits = HTTPLimits()
    ) throws(ClientError) {
        guard let address = WebSocketAddress(text) else { throw .badAddress(text) }
        connection = try Self.connect(address, deadline: Self.deadline(in: timeout))
        socket = WebSocketConnection(role: .client(mask: Self.mask), messageLimit: limits.message)
        let key = SystemRandom.bytes(16)
        let request = WebSocketHandshake.request(
            path: address.path, host: address.authority, key: key, fields: fields)
        try connection.send(request.serialized())
        var reader = ResponseReader(limits: limits)
        let response = try connection.response(&reader, &buffer)
        guard WebSocketHandshake.isOpened(by: response, key: key) else { throw .notOpened(response) }
        let rest = reader.takeRest()
        socket.receive(rest.span)
    }

    /// Sends a text message.
    ///
    /// - Throws: `ClientError`: `closed` when the WebSocket is no longer open, `timedOut` when the peer takes
    ///   nothing.
    package func send(_ text: String, timeout: Duration = .seconds(5)) throws(ClientError) {
        guard socket.state == .open, !hasEnded else { throw .closed }
        connection.deadline = Self.deadline(in: timeout)
        var output: [UInt8] = []
        let text = Array(text.utf8)
        socket.send(text: text.span, &output)
        try connection.send(output)
    }

    /// The next message or the end, waiting for it; pings are answered meanwhile.
    ///
    /// - Throws: `ClientError`: `timedOut` when nothing whole came in time; it may be called again.
    package func receive(timeout: Duration = .seconds(5)) throws(ClientError) -> Heard {
        connection.deadline = Self.deadline(in: timeout)
        while true {
            var output: [UInt8] = []
            let message = socket.next(&output)
            if !output.isEmpty { try connection.send(output) }
            if let message { return .message(message) }
            if socket.state == .closed || hasEnded {
                connection.endSending()
                return .closed(socket.farewell)
            }
            let count = try connection.receive(into: &buffer)
            hasEnded = count == 0
            socket.receive(buffer.span.extracting(0..<count))
        }
    }

    /// Closes with a code that may be sent, and waits for the peer's close; what it said, nil for nothing.
    ///
    /// - Throws: `ClientError`: `timedOut` when the peer does not close in time.
    @discardableResult
    package func close(
        code: UInt16 = 1000, reason: String = "", timeout: Duration = .seconds(5)
    ) throws(ClientError) -> WebSocketClose? {
        var output: [UInt8] = []
        socket.close(WebSocketClose(code: code, reason: reason), &output)
        connection.deadline = Self.deadline(in: timeout)
        try connection.send(output)
        while true {
            if case .closed(let close) = try receive(timeout: timeout) { return close }
        }
    }

    private static func connect(
        _ address: WebSocketAddress, deadline: Int64
    ) throws(ClientError) -> ClientConnection {
        var failure = ClientError.unknownHost(address.host)
        for place in HostLookup.addresses(host: address.host, port: address.port) {
            do throws(ClientError) {
                return try ClientConnection(place, deadline: deadline)
            } catch { failure = error }
        }
        throw failure
    }

    private static func deadline(in timeout: Duration) -> Int64 {
        SystemClock.monotonic() + timeout.wholeMilliseconds
    }

    /// RFC 6455 §5.3: a masking key is unpredictable.
    private static func mask() -> UInt32 { SystemRandom.bytes(4).reduce(0) { $0 << 8 | UInt32($1) } }
}
