/// One whole message of a WebSocket, its fragments put together (RFC 6455 §5.6).
package enum WebSocketMessage: Sendable, Equatable {
    /// A text; its bytes are valid UTF-8.
    case text([UInt8])
    /// Any bytes.
    case binary([UInt8])
}
