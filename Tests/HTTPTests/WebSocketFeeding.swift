import HTTP

/// Gives bytes to one end of a WebSocket in pieces, and tells what comes out, a line for each thing.
///
///     text HEX · binary HEX · pong HEX · fault NAME · close [CODE] · open · half · closed
struct WebSocketFeeding {
    var connection: WebSocketConnection
    private(set) var events: [String] = []
    private let isClient: Bool
    private var hasTold = false

    /// A mask that tests know.
    static let mask: UInt32 = 0xA1B2_00C4

    init(isClient: Bool = false, limit: Int = 65_536) {
        self.isClient = isClient
        connection = WebSocketConnection(
            role: isClient ? .client(mask: { Self.mask }) : .server, messageLimit: limit)
    }

    init(_ wire: WebSocketCase) { self.init(isClient: wire.isClient, limit: wire.limit) }

    /// Everything that comes of bytes in pieces of a size.
    mutating func feed(_ bytes: [UInt8], by size: Int) {
        for start in stride(from: 0, to: bytes.count, by: max(1, size)) {
            let piece = Array(bytes[start..<min(start + max(1, size), bytes.count)])
            connection.receive(piece.span)
            drain()
        }
    }

    /// What came out, and how it ended: `half` where a frame or a message is not whole.
    var outcome: [String] {
        let end =
            switch connection.state {
            case .open: connection.isBetweenMessages ? "open" : "half"
            case .closing: "closing"
            case .closed: "closed"
            }
        return events + [end]
    }

    private mutating func drain() {
        while true {
            var output: [UInt8] = []
            let message = connection.next(&output)
            if let fault = connection.fault, !hasTold {
                hasTold = true
                events.append("fault \(fault)")
            }
            events += WebSocketFrame.read(output, isMasked: isClient).map(\.event)
            guard let message else { return }
            switch message {
            case .text(let bytes): events.append("text \(WebSocketCase.hex(bytes))")
            case .binary(let bytes): events.append("binary \(WebSocketCase.hex(bytes))")
            }
        }
    }
}
