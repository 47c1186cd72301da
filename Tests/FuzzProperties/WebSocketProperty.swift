import HTTP

/// What holds of either end of a WebSocket, whatever the other one sends (RFC 6455 §5 to §7).
enum WebSocketProperty {
    private static let mask: UInt32 = 0xA1B2_00C4

    static func check(_ bytes: [UInt8]) throws(Violation) {
        for isClient in [false, true] {
            for limit in [1 << 16, 130] {
                var whole = WebSocketExchange(role(isClient), limit: limit)
                try whole.play(bytes, Cutting.whole(bytes))
                for cuts in Cutting.ways(bytes) {
                    var pieces = WebSocketExchange(role(isClient), limit: limit)
                    try pieces.play(bytes, cuts)
                    try Violation.unless(
                        pieces.outcome == whole.outcome, "pieces are heard otherwise than the whole")
                }
                try checkPeer(whole.outcome, isClient: isClient)
                try checkMessages(bytes, whole.outcome, isClient: isClient)
                for message in whole.outcome.messages { try check(message, limit, isClient: isClient) }
            }
        }
    }

    private static func role(_ isClient: Bool) -> WebSocketConnection.Role {
        isClient ? .client(mask: { mask }) : .server
    }

    /// What we say is understood by our own other end, and says the same.
    private static func checkPeer(
        _ outcome: WebSocketExchange.Outcome, isClient: Bool
    ) throws(Violation) {
        var peer = WebSocketExchange(role(!isClient), limit: 125)
        try peer.play(outcome.output, Cutting.whole(outcome.output))
        try Violation.unless(peer.outcome.fault == nil, "the other end does not take what is said")
        try Violation.unless(peer.outcome.messages.isEmpty, "a message is said that nobody gave")
        if let fault = outcome.fault {
            try Violation.unless(
                peer.outcome.farewell == WebSocketClose(code: fault.closeCode, reason: fault.detail),
                "a fault is told otherwise than it is")
        } else {
            try Violation.unless(
                peer.outcome.farewell?.code == outcome.farewell?.code
                    && (peer.outcome.farewell == nil) == (outcome.farewell == nil),
                "a close is answered with another code")
        }
    }

    /// Where no rule is broken, the messages are those that a plain reader finds.
    private static func checkMessages(
        _ bytes: [UInt8], _ outcome: WebSocketExchange.Outcome, isClient: Bool
    ) throws(Violation) {
        guard outcome.fault == nil else { return }
        try Violation.unless(
            PlainFrames.messages(bytes) == outcome.messages, "the messages are others than were sent")
    }

    private static func check(
        _ message: WebSocketMessage, _ limit: Int, isClient: Bool
    ) throws(Violation) {
        switch message {
        case .binary(let bytes):
            try Violation.unless(bytes.count <= limit, "a message past the limit")
        case .text(let bytes):
            try Violation.unless(bytes.count <= limit, "a message past the limit")
            try Violation.unless(
                String(validating: bytes, as: UTF8.self) != nil, "a text message that is not UTF-8")
            var sender = WebSocketConnection(role: role(!isClient), messageLimit: limit)
            var output: [UInt8] = []
            sender.send(text: bytes.span, &output)
            var receiver = WebSocketExchange(role(isClient), limit: limit)
            try receiver.play(output, Cutting.whole(output))
            try Violation.unless(receiver.outcome.messages == [message], "a text sent again is another")
        }
    }
}
