package import Encoding
import HTTP
package import Service

extension Exchange {
    /// A gateway of its own in this process: no socket, no waiting, the same ids in every run.
    ///
    /// `now` is the real time of the whole run: it stands still.
    package static func inMemory(
        _ settings: GatewaySettings, at now: Instant,
        website: @escaping (String) throws(ExchangeFailure) -> [UInt8]
    ) -> Exchange {
        let real = RealTime(calendar: now, monotonic: MonotonicInstant(sinceOrigin: .zero))
        var gateway = Gateway(settings) { [UInt8](repeating: 7, count: 32) }
        return Exchange(
            send: { (request) throws(ExchangeFailure) in gateway.respond(to: request, at: real) },
            website: website, waits: { _ in false })
    }
}
