import Chat
import Encoding
import HTTP

extension SocketDesk {
    /// Whether a fault keeps any socket silent.
    var isAnySilent: Bool { seats.values.contains { $0.silencedBy != nil } }

    /// Lets the faults of sockets strike: each looks at a socket once, and what it silenced speaks again when
    /// it is taken away.
    mutating func strike(in sandbox: inout Sandbox, at now: Instant) {
        guard sandbox.hasSocketFaults || isAnySilent else { return }
        for stream in streams {
            guard var seat = seats[stream], !seat.isDropped else { continue }
            if let id = seat.silencedBy, !sandbox.hasFault(id) { seat.silencedBy = nil }
            if let fired = sandbox.strike(seat.socket, Self.target, seen: &seat.struck, at: now) {
                switch fired.plan.action {
                case .silence: seat.silencedBy = fired.id
                case .close(let code):
                    seat.isDropped = true
                    drop(stream, code)
                default: break
                }
            }
            seats[stream] = seat
        }
    }

    /// RFC 6455 §7.1.5: 1006 is what a client sees where no close frame came.
    private mutating func drop(_ stream: StreamID, _ code: UInt16) {
        let content: StreamOutput.Content = code == 1006 ? .abort : .close(code: code, reason: "")
        replies.append(StreamOutput(stream: stream, content: content))
    }

    private static let target =
        Endpoint.sockets.first.map { FaultTarget($0) }
        ?? FaultTarget(name: "", route: "", widget: nil, session: nil, goesOn: true)
}
