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

    /// The failure as one sentence for the person at the terminal.
    package var description: String {
        switch self {
        case .unknownHost(let host): "No address is known for \(host)."
        case .notConnected(let reason): "Nobody answers there: \(reason)."
        case .timedOut: "The answer did not come in time."
        case .broken(let reason): "The connection broke: \(reason)."
        case .unreadable(let failure): failure.sentence
        }
    }
}
