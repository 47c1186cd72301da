package import HTTP

/// Why an exchange brought no answer.
package enum ClientError: Error, Equatable, CustomStringConvertible {
    /// No address is known for the host.
    case unknownHost(String)
    /// Nobody accepts connections there; the reason is the system's.
    case notConnected(reason: String)
    /// The time was over before the answer was whole.
    case timedOut
    /// The connection broke before the answer was whole; the reason is the system's.
    case broken(reason: String)
    /// What came is no answer.
    case unreadable(ResponseFailure)
    /// The text is no address of a WebSocket that is spoken here: `ws://host:port/path`.
    case badAddress(String)
    /// The answer does not open the WebSocket that was asked for.
    case notOpened(Response)
    /// The WebSocket is closed already.
    case closed

    /// The failure as one sentence for the person at the terminal.
    package var description: String {
        switch self {
        case .unknownHost(let host): "No address is known for \(host)."
        case .notConnected(let reason): "Nobody answers there: \(reason)."
        case .timedOut: "The answer did not come in time."
        case .broken(let reason): "The connection broke: \(reason)."
        case .unreadable(let failure): failure.sentence
        case .badAddress(let text): "\(text) is not of the form ws://host:port/path."
        case .notOpened(let response): "The answer opens no WebSocket: its status is \(response.status.code)."
        case .closed: "The WebSocket is closed."
        }
    }
}
