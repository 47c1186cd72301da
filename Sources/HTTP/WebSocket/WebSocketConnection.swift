/// One end of a WebSocket behind its handshake, without its socket (RFC 6455 §5 to §7).
///
/// ```
/// receive ─► next ─► message … nil          open ─► closing ─► closed
///              └───► output (pongs, closes)    └───────────────►┘
/// ```
/// While nothing is half here it holds no memory of its own.
package struct WebSocketConnection: Sendable {
    /// Which end this is.
    package enum Role: Sendable {
        /// Takes masked frames and sends plain ones.
        case server
        /// Takes plain frames and masks its own, each with an unpredictable number (RFC 6455 §5.3).
        case client(mask: @Sendable () -> UInt32)
    }

    /// How far the connection is.
    package enum State: Sendable {
        /// Messages go both ways.
        case open
        /// We have said close; only the peer's close is waited for.
        case closing
        /// Both have, or a rule was broken: nothing more is read or sent, the transport is to be closed.
        case closed
    }

    private let role: Role
    private let limit: Int
    private var buffer = ReceiveBuffer()
    /// The frame whose payload is being read, and how much of it is still to come.
    private var frame: (header: WebSocketFrameHeader, left: Int)?
    private var message: WebSocketAssembly?

    /// How far the connection is.
    package private(set) var state = State.open
    /// What the peer's close frame said; nil while there was none.
    package private(set) var farewell: WebSocketClose?
    /// The rule that the peer broke; nil while it broke none.
    package private(set) var fault: WebSocketFault?

    /// A connection whose handshake is done; a message has at most `messageLimit` bytes.
    package init(role: Role, messageLimit: Int) {
        self.role = role
        limit = messageLimit
    }

    /// How many received bytes wait to be read.
    package var bufferedCount: Int { buffer.count }

    /// Whether neither a frame nor a message is half here.
    package var isBetweenMessages: Bool { buffer.isEmpty && frame == nil && message == nil }

    /// How much memory is held for what is half here, in bytes.
    package var heldCount: Int { buffer.bytes.capacity + (message?.capacity ?? 0) }

    /// Takes in what the peer sent; call `next` afterwards.
    package mutating func receive(_ bytes: Span<UInt8>) {
        if state != .closed { buffer.append(bytes) }
    }

    /// The next whole message; nil when more bytes must come, or when the state is not `open` any more.
    ///
    /// What must be said meanwhile, pongs and closes, is appended to `output`.
    package mutating func next(_ output: inout [UInt8]) -> WebSocketMessage? {
        do throws(WebSocketFault) {
            while state != .closed, try readHeader(), let (header, left) = frame {
                if header.opcode.isControl {
                    guard try readControl(header, &output) else { break }
                } else {
                    guard try readData(header, left) else { break }
                    if header.isFinal, let whole = try message.take()?.finish(), state == .open {
                        return whole
                    }
                }
            }
        } catch { fail(error, &output) }
        buffer.trim()
        return nil
    }

    /// Appends a text message, whose bytes must be UTF-8, to `output`; nothing when the state is not `open`.
    package mutating func send(text: Span<UInt8>, _ output: inout [UInt8]) {
        if state == .open { write(.text, text, &output) }
    }

    /// Appends a ping to `output`, for a sign of life; nothing when the state is not `open`.
    package mutating func ping(_ output: inout [UInt8]) {
        let payload: [UInt8] = []
        if state == .open { write(.ping, payload.span, &output) }
    }

    /// Begins the closing handshake (RFC 6455 §7.1.2); nothing when the state is not `open`.
    package mutating func close(_ close: WebSocketClose, _ output: inout [UInt8]) {
        guard state == .open else { return }
        say(close, &output)
        state = .closing
    }

    /// Whether the header of a frame is here; it may begin, go on or interrupt a message.
    private mutating func readHeader() throws(WebSocketFault) -> Bool {
        if frame != nil { return true }
        guard let header = try WebSocketFrameHeader(buffer, isMasked: isPeerClient) else { return false }
        switch header.opcode {
        case .text, .binary:
            if message != nil { throw .interruptedMessage }
            message = WebSocketAssembly(isText: header.opcode == .text)
        case .continuation: if message == nil { throw .strayContinuation }
        case .close, .ping, .pong: break
        }
        // The header alone is enough to refuse what would be too much.
        if !header.opcode.isControl, header.length > limit - (message?.count ?? 0) { throw .messageTooLarge }
        buffer.consume(header.headerLength)
        frame = (header, header.length)
        return true
    }

    /// Reads what is here of a data frame's payload; whether that is all of it.
    private mutating func readData(
        _ header: WebSocketFrameHeader, _ left: Int
    ) throws(WebSocketFault) -> Bool {
        let count = min(left, buffer.count)
        try message?.append(buffer, count, key: WebSocketMask.advanced(header.key, by: header.length - left))
        buffer.consume(count)
        frame = count == left ? nil : (header, left - count)
        return count == left
    }

    /// Does what a control frame asks, once it is whole; whether it is.
    private mutating func readControl(
        _ header: WebSocketFrameHeader, _ output: inout [UInt8]
    ) throws(WebSocketFault) -> Bool {
        guard buffer.count >= header.length else { return false }
        var payload = buffer.take(header.length)
        WebSocketMask.apply(header.key, to: &payload, from: 0)
        frame = nil
        if header.opcode == .ping, state == .open {
            write(.pong, payload.span, &output)
        } else if header.opcode == .close {
            let close = try WebSocketClose(reading: payload)
            // RFC 6455 §5.5.1: who has not said close says it back, with the same code.
            if state == .open { say(close.code.map { WebSocketClose(code: $0) }, &output) }
            farewell = close
            end()
        }
        return true
    }

    /// RFC 6455 §7.1.7: says why, where anything may still be said, and reads nothing more.
    private mutating func fail(_ fault: WebSocketFault, _ output: inout [UInt8]) {
        self.fault = fault
        if state == .open { say(WebSocketClose(code: fault.closeCode, reason: fault.detail), &output) }
        end()
    }

    private mutating func end() {
        state = .closed
        buffer.discard()
        (frame, message) = (nil, nil)
    }

    private func say(_ close: WebSocketClose?, _ output: inout [UInt8]) {
        let payload = close?.payload ?? []
        write(.close, payload.span, &output)
    }

    private func write(_ opcode: WebSocketOpcode, _ payload: Span<UInt8>, _ output: inout [UInt8]) {
        WebSocketFrameWriter.write(opcode, payload, key: key, to: &output)
    }

    /// A new masking key, where this end needs one.
    private var key: UInt32? {
        guard case .client(let mask) = role else { return nil }
        return mask()
    }

    private var isPeerClient: Bool {
        if case .server = role { return true }
        return false
    }
}
