/// What fails a WebSocket: the peer broke a rule; the text is for people, and is the reason that it is told.
package enum WebSocketFault: String, Error, Equatable, Sendable, CaseIterable {
    // 1002
    case reservedBits = "A frame has reserved bits set, and no extension was agreed on (RFC 6455 §5.2)."
    case reservedOpcode = "A frame has a reserved opcode (RFC 6455 §5.2)."
    case unmasked = "A frame of a client is not masked (RFC 6455 §5.1)."
    case masked = "A frame of a server is masked (RFC 6455 §5.1)."
    case paddedLength = "A frame does not write its length in the fewest bytes (RFC 6455 §5.2)."
    case negativeLength = "A frame sets the first bit of its length (RFC 6455 §5.2)."
    case longControl = "A control frame has more than 125 bytes (RFC 6455 §5.5)."
    case fragmentedControl = "A control frame is fragmented (RFC 6455 §5.5)."
    case strayContinuation = "A frame continues a message that was not begun (RFC 6455 §5.4)."
    case interruptedMessage = "A message begins inside another (RFC 6455 §5.4)."
    case halfCloseCode = "A close frame has one byte, half a code (RFC 6455 §5.5.1)."
    case badCloseCode = "A close frame has a code that may not be sent (RFC 6455 §7.4)."
    // 1007
    case badText = "A text message is not UTF-8 (RFC 6455 §8.1)."
    case badReason = "The reason in a close frame is not UTF-8 (RFC 6455 §5.5.1)."
    // 1009
    case messageTooLarge = "A message is larger than is taken here (RFC 6455 §7.4.1)."

    /// The code with which the connection is closed: 1002, 1007 or 1009 (RFC 6455 §7.4.1).
    package var closeCode: UInt16 {
        switch self {
        case .badText, .badReason: 1007
        case .messageTooLarge: 1009
        default: 1002
        }
    }

    /// One sentence that names the rule, at most 123 bytes; it holds nothing of what the peer sent.
    package var detail: String { rawValue }
}
