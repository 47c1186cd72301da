/// What a stream, a socket or a parked request has to say now.
package struct StreamOutput: Sendable {
    /// The kinds of output.
    package enum Content: Sendable, Equatable {
        /// Whole events of an answer that goes on, or none, and whether it is over behind them.
        ///
        /// A comment line may be put between two outputs (WHATWG HTML §9.2.6).
        case bytes([UInt8], ends: Bool)
        /// One WebSocket text message; the bytes are valid UTF-8.
        case text([UInt8])
        /// Begins the closing handshake of a socket (RFC 6455 §7.1.2); nothing is delivered from then on.
        ///
        /// The code is one that may be sent (§7.4), the reason at most 123 bytes of UTF-8.
        case close(code: UInt16, reason: String)
        /// Answers a parked request; the connection goes on behind it.
        case answer(Response)
        /// Drops the connection without a word.
        case abort
    }

    /// The stream, socket or parked request that says it; one that is gone is ignored.
    package let stream: StreamID
    /// What it says.
    package let content: Content

    /// Any output.
    package init(stream: StreamID, content: Content) {
        self.stream = stream
        self.content = content
    }

    /// Bytes of a stream, and whether they are its last.
    package init(stream: StreamID, bytes: [UInt8], ends: Bool) {
        self.init(stream: stream, content: .bytes(bytes, ends: ends))
    }

    /// The bytes of an answer that goes on, or of a text; else none.
    package var bytes: [UInt8] {
        switch content {
        case .bytes(let bytes, _), .text(let bytes): bytes
        case .close, .abort, .answer: []
        }
    }

    /// Whether nothing can follow.
    package var ends: Bool {
        switch content {
        case .bytes(_, let ends): ends
        case .text: false
        case .close, .abort, .answer: true
        }
    }
}
