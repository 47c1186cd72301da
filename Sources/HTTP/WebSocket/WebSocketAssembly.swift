/// A message while its fragments come (RFC 6455 §5.4).
struct WebSocketAssembly: Sendable {
    private let isText: Bool
    private var bytes: [UInt8] = []
    private var check = UTF8Check()

    /// A message of no bytes yet.
    init(isText: Bool) { self.isText = isText }

    /// How many bytes it has.
    var count: Int { bytes.count }

    /// How much memory it takes, in bytes.
    var capacity: Int { bytes.capacity }

    /// Takes the first bytes of a buffer, masked with a key; text is judged at once (RFC 6455 §8.1).
    mutating func append(_ buffer: ReceiveBuffer, _ count: Int, key: UInt32) throws(WebSocketFault) {
        let start = bytes.count
        bytes.appendSpan(buffer.bytes.span.extracting(buffer.start..<buffer.start + count))
        WebSocketMask.apply(key, to: &bytes, from: start)
        guard isText else { return }
        var check = check
        guard check.take(bytes.span, from: start) else { throw .badText }
        self.check = check
    }

    /// The whole message.
    consuming func finish() throws(WebSocketFault) -> WebSocketMessage {
        if !isText { return .binary(bytes) }
        if !check.isWhole { throw .badText }
        return .text(bytes)
    }
}
