import Encoding
import HTTP
import Transport

/// A gateway that is under way, as its URL names it.
struct GatewayAddress {
    private let host: String
    private let port: UInt16

    /// The address in `http://host:port`.
    init(_ url: String) throws(BenchFailure) {
        let address = try WebSocketAddress(http: url)
        (host, port) = (address.host, address.port)
    }

    /// The object that answers a request with 200.
    func ask(
        _ method: Method, _ path: String, _ fields: [(name: String, value: String)] = [], _ body: String = ""
    ) throws(BenchFailure) -> JSON {
        let fields = fields + [("Host", "\(host):\(port)"), ("Content-Type", "application/json")]
        let request = Request(method: method, path: path, fields: fields, body: Array(body.utf8))
        do {
            let response = try Client.exchange(host: host, port: port, request)
            guard response.status.code == 200 else {
                throw BenchFailure.wrong("\(path) answers \(response.status.code)")
            }
            return try JSON(reading: response.body)
        } catch let failure as BenchFailure {
            throw failure
        } catch { throw .wrong("\(path) is not answered: \(error)") }
    }
}
