import Conversations
import Encoding
import HTTP
import Service
import Transport

extension Exchange {
    /// How long one request may take.
    private static let timeout = Duration.seconds(10)

    /// A running gateway, over HTTP and WebSocket; control calls carry the admin token where there is one.
    ///
    /// What was asked for has happened when the answer comes, so nothing is waited for.
    static func target(_ address: GatewayAddress, adminToken: String?) -> Exchange {
        let host = String(address.description.dropFirst("http://".count))
        return Exchange(
            send: { (request) throws(ExchangeFailure) in
                var fields = request.fields.all.filter { $0.name != "Host" }
                fields.insert(("Host", host), at: 0)
                if let adminToken, request.path.contains("/_chatgate/v1") {
                    fields.append(("Authorization", "Bearer \(adminToken)"))
                }
                fields.append(("Connection", "close"))
                let message = Request(
                    method: request.method, path: request.target, fields: fields, body: request.body)
                do throws(ClientError) {
                    return try Client.exchange(
                        host: address.host, port: address.port, message, timeout: timeout)
                } catch {
                    throw ExchangeFailure("\(address) could not be asked. \(error)")
                }
            },
            website: website, waits: { _ in false },
            openSocket: { (url) throws(ExchangeFailure) in try .target(url, at: host) })
    }

    /// A gateway of its own in this process.
    static func inProcess(_ settings: GatewaySettings, at now: Instant) -> Exchange {
        .inMemory(settings, at: now, website: website)
    }

    private static func website(_ url: String) throws(ExchangeFailure) -> [UInt8] {
        let answer = WebsiteToken.fetch(url)
        guard let token = answer.token else { throw ExchangeFailure(answer.sentence) }
        return token
    }
}
