import Encoding
import HTTP
import Service
import Transport

/// The gateway in one place, for the closures of the server that reach it; all of them run on the loop.
final class GatewayHolder {
    var gateway: Gateway?

    private var now: Instant { Instant(milliseconds: SystemClock.milliseconds()) }

    func reply(to request: Request) -> Reply {
        gateway?.reply(to: request, at: now) ?? .response(Response(status: .serviceUnavailable))
    }

    func refuse(_ failure: RequestFailure) -> Response {
        gateway?.refuse(failure) ?? Response(status: failure.status)
    }

    func collect() -> [StreamOutput] {
        guard gateway?.hasStreams ?? false else { return [] }
        return gateway?.collect(at: now) ?? []
    }

    func closed(_ stream: StreamID) { gateway?.closed(stream) }

    func deadline() -> Int64? { gateway?.deadline?.milliseconds }
}
