import Encoding
import Glibc
import HTTP
import Probe
import Transport

extension Exchange {
    /// How long one request may take.
    private static let timeout = Duration.seconds(10)

    /// The real world: our own client for `http`, curl for `https`, the machine's clock.
    static var system: Exchange {
        Exchange(
            send: { (request) throws(ProbeFailure) in
                let start = SystemClock.monotonic()
                let response =
                    request.url.isSecure ? try Curl.send(request, timeout: timeout) : try plain(request)
                return ProbeReply(
                    response: response, elapsed: .milliseconds(SystemClock.monotonic() - start))
            },
            sleep: { _ = usleep(UInt32(clamping: $0.milliseconds * 1000)) },
            clock: { Instant(milliseconds: SystemClock.milliseconds()) })
    }

    private static func plain(_ request: ProbeRequest) throws(ProbeFailure) -> Response {
        var fields = request.fields
        if !request.has("host") { fields.insert(("Host", request.url.authority), at: 0) }
        fields.append(("Connection", "close"))
        let message = Request(
            method: request.method, path: request.url.target, fields: fields, body: request.body)
        do throws(ClientError) {
            return try Client.exchange(
                host: request.url.host, port: request.url.port, message, timeout: timeout)
        } catch {
            throw ProbeFailure(error.description)
        }
    }
}
