import Encoding
import HTTP
import Service
import Transport

/// The gateway in one place, for the closures of the server that reach it; all of them run on the loop.
final class GatewayHolder {
    var gateway: Gateway?
    /// Writes down what has ended; nil where nothing is recorded.
    var recorder: SessionRecorder?

    func reply(to request: Request) -> Reply {
        defer { record() }
        return gateway?.reply(to: request, at: .now) ?? .response(Response(status: .serviceUnavailable))
    }

    func refuse(_ failure: RequestFailure, _ request: Request?) -> Response {
        gateway?.refuse(failure, of: request) ?? Response(status: failure.status)
    }

    func collect() -> [StreamOutput] {
        defer { record() }
        return gateway?.collect(at: .now) ?? []
    }

    /// After each call that may end a chat: what a sandbox tells goes with it.
    private func record() {
        if let recorder, let gateway { recorder.look(at: gateway.journals) }
    }

    func received(_ stream: StreamID, _ message: WebSocketMessage) {
        gateway?.received(message, on: stream, at: .now)
    }

    func closed(_ stream: StreamID) { gateway?.closed(stream, at: .now) }

    /// In milliseconds.
    func timeLeft() -> Int64? { gateway?.timeLeft(at: .now)?.milliseconds }
}
