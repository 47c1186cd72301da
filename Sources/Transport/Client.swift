package import HTTP

/// A small blocking HTTP/1.1 client, for `chatgate health` and tests: one request, one connection.
package enum Client {
    /// Sends a request and reads its answer; `timeout` is for everything but the resolver of names.
    ///
    /// - Throws: `ClientError` when no whole answer came in time.
    package static func exchange(
        host: String, port: UInt16, _ request: Request, timeout: Duration = .seconds(5),
        limits: HTTPLimits = HTTPLimits()
    ) throws(ClientError) -> Response {
        let addresses = HostLookup.addresses(host: host, port: port)
        let deadline = SystemClock.monotonic() + timeout.wholeMilliseconds
        var failure = ClientError.unknownHost(host)
        for address in addresses {
            do throws(ClientError) {
                let connection = try ClientConnection(address, deadline: deadline)
                return try answer(on: connection, to: request, limits)
            } catch {
                // Only where nothing was sent is the next address tried: a request is never sent twice.
                guard case .notConnected = error else { throw error }
                failure = error
            }
        }
        throw failure
    }

    private static func answer(
        on connection: borrowing ClientConnection, to request: Request, _ limits: HTTPLimits
    ) throws(ClientError) -> Response {
        try connection.send(request.serialized())
        var reader = ResponseReader(limits: limits, isHead: request.method == .head)
        var buffer = [UInt8](repeating: 0, count: 16_384)
        return try connection.response(&reader, &buffer)
    }
}
