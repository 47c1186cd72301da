import Conversations
import HTTP
import Transport

extension PageSocket {
    /// How long opening it, or one message, may take.
    private static let timeout = Duration.seconds(5)

    /// Opens the WebSocket of a URL that a gateway gave, at the address where it was reached.
    ///
    /// Its own name for itself, behind a proxy or in a container, may lead elsewhere.
    static func target(_ url: String, at host: String) throws(ExchangeFailure) -> PageSocket {
        let path = url.firstRange(of: "/sandbox/").map { url[$0.lowerBound...] } ?? "/"
        do throws(ClientError) {
            let client = try WebSocketClient("ws://\(host)\(path)", timeout: timeout)
            return PageSocket(
                send: { (text) throws(ExchangeFailure) in
                    do throws(ClientError) {
                        try client.send(text, timeout: timeout)
                    } catch {
                        throw failure(host, error)
                    }
                },
                receive: { () throws(ExchangeFailure) in
                    do throws(ClientError) {
                        return try client.receiveText(timeout: timeout)
                    } catch {
                        throw failure(host, error)
                    }
                })
        } catch {
            throw failure(host, error)
        }
    }

    private static func failure(_ host: String, _ error: ClientError) -> ExchangeFailure {
        ExchangeFailure("the WebSocket of ws://\(host) failed. \(error)")
    }
}

extension WebSocketClient {
    /// The bytes of the next message; nil when the peer has closed.
    fileprivate func receiveText(timeout: Duration) throws(ClientError) -> [UInt8]? {
        switch try receive(timeout: timeout) {
        case .message(.text(let bytes)), .message(.binary(let bytes)): bytes
        case .closed: nil
        }
    }
}
