/// Why a WebSocket is closed, as its close frame says (RFC 6455 §5.5.1).
package struct WebSocketClose: Sendable, Equatable {
    /// The code; nil where the frame has none, which is what 1005 stands for (RFC 6455 §7.1.5).
    package let code: UInt16?
    /// The reason, at most 123 bytes; empty without a code.
    package let reason: String

    /// A code that may be sent, and a reason, of which only whole characters up to 123 bytes are kept.
    package init(code: UInt16, reason: String = "") {
        precondition(Self.maySend(code), "a code that may stand in a close frame")
        self.code = code
        // RFC 6455 §5.5: a control frame has at most 125 bytes, of which the code takes two.
        var kept = reason.unicodeScalars
        while kept.reduce(0, { $0 + UTF8.width($1) }) > 123 { kept.removeLast() }
        self.reason = String(kept)
    }

    /// What the payload of a close frame says.
    init(reading payload: [UInt8]) throws(WebSocketFault) {
        if payload.isEmpty {
            (code, reason) = (nil, "")
            return
        }
        if payload.count == 1 { throw .halfCloseCode }
        let code = UInt16(payload[0]) << 8 | UInt16(payload[1])
        if !Self.maySend(code) { throw .badCloseCode }
        var check = UTF8Check()
        guard check.take(payload.span, from: 2), check.isWhole else { throw .badReason }
        self.code = code
        reason = String(copying: payload.span, 2..<payload.count)
    }

    /// The payload of a close frame that says so.
    var payload: [UInt8] {
        guard let code else { return [] }
        return [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(reason.utf8)
    }

    /// Whether a code may stand in a close frame (RFC 6455 §7.4, and IANA's registry of close codes).
    ///
    /// 1004, 1005, 1006 and 1015 may not: they are reserved, or stand for what no frame said.
    package static func maySend(_ code: UInt16) -> Bool {
        switch code {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}
