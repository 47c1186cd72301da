/// Why an opening handshake is not accepted; the text is for people and names the rule.
package enum WebSocketHandshakeFailure: String, Error, Equatable, Sendable, CaseIterable {
    // 405
    case wrongMethod = "A WebSocket is opened with GET (RFC 6455 §4.1)."
    // 426
    case notAnUpgrade = "This is a WebSocket: the request must ask to upgrade to it (RFC 6455 §4.2.1)."
    case wrongVersion = "The only Sec-WebSocket-Version that is spoken here is 13 (RFC 6455 §4.4)."
    // 400
    case notConnectionUpgrade = "The Connection field does not name Upgrade (RFC 6455 §4.2.1)."
    case badKey = "The Sec-WebSocket-Key is not sixteen bytes in base64, given once (RFC 6455 §4.2.1)."

    /// The status of the answer: 400, 405 or 426.
    package var status: Status {
        switch self {
        case .wrongMethod: .methodNotAllowed
        case .notAnUpgrade, .wrongVersion: .upgradeRequired
        case .notConnectionUpgrade, .badKey: .badRequest
        }
    }

    /// The fields that the answer must have: what would be accepted instead (RFC 9110 §15.5.6, §15.5.22).
    package var fields: [ResponseField] {
        switch self {
        case .wrongMethod: [ResponseField("Allow", "GET")]
        case .notAnUpgrade, .wrongVersion:
            [ResponseField("Upgrade", "websocket"), ResponseField("Sec-WebSocket-Version", "13")]
        case .notConnectionUpgrade, .badKey: []
        }
    }

    /// One sentence that names the rule; it holds nothing of what the client sent.
    package var detail: String { rawValue }
}
