import Encoding
import HTTP
import Service
import Transport

/// The gateway in one place, for the closures of the server that reach it; all of them run on the loop.
final class GatewayHolder {
    var gateway: Gateway?
    /// Writes down what has ended; nil where nothing is recorded.
    var recorder: SessionRecorder?

    /// How far the calendar clock is ahead of the steady one, in milliseconds.
    private var lead = SystemClock.milliseconds() - SystemClock.monotonic()

    func reply(to request: Request) -> Reply {
        defer { record() }
        let now = readClock()
        return gateway?.reply(to: request, at: now) ?? .response(Response(status: .serviceUnavailable))
    }

    func refuse(_ failure: RequestFailure, _ request: Request?) -> Response {
        gateway?.refuse(failure, of: request) ?? Response(status: failure.status)
    }

    func collect() -> [StreamOutput] {
        defer { record() }
        let now = readClock()
        return gateway?.collect(at: now) ?? []
    }

    /// After each call that may end a chat: what a sandbox tells goes with it.
    private func record() {
        if let recorder, let gateway { recorder.look(at: gateway.journals) }
    }

    func received(_ stream: StreamID, _ message: WebSocketMessage) {
        let now = readClock()
        gateway?.received(message, on: stream, at: now)
    }

    func closed(_ stream: StreamID) {
        let now = readClock()
        gateway?.closed(stream, at: now)
    }

    func deadline() -> Int64? { gateway?.deadline?.milliseconds }

    /// The calendar clock; the gateway hears first where somebody has set it since it was last read.
    private func readClock() -> Instant {
        let calendar = SystemClock.milliseconds()
        let now = Instant(milliseconds: calendar)
        let step = calendar - SystemClock.monotonic() - lead
        // Two clocks that are read one after the other differ by less.
        if step.magnitude > 100 {
            lead += step
            gateway?.realClockStepped(by: .milliseconds(step), to: now)
        }
        return now
    }
}
