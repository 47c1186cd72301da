import Encoding
import Hashing

/// The opening handshake, the server's side (RFC 6455 §4.2).
package enum WebSocketHandshake {
    /// The 101 answer to an acceptable opening handshake (RFC 6455 §4.2.2).
    ///
    /// No extension and no subprotocol is taken: permessage-deflate is declined by silence (§9.1).
    /// Whether the `Origin` is welcome is for the service to say (§10.2).
    package static func accept(_ request: Request) throws(WebSocketHandshakeFailure) -> Response {
        if request.method != .get { throw .wrongMethod }
        // RFC 9110 §7.8: what HTTP/1.0 says of upgrading is not heard.
        if request.isOld || !request.fields.has("upgrade", token: "websocket") { throw .notAnUpgrade }
        if !request.fields.has("connection", token: "upgrade") { throw .notConnectionUpgrade }
        // RFC 6455 §11.3.5: given once.
        if request.fields.values("sec-websocket-version") != ["13"] { throw .wrongVersion }
        let key = try key(of: request)
        var response = Response(status: .switchingProtocols)
        response.add("Upgrade", "websocket")
        response.add("Sec-WebSocket-Accept", answer(to: key))
        return response
    }

    /// The value of `Sec-WebSocket-Accept` that answers a key (RFC 6455 §4.2.2, step 5.4).
    static func answer(to key: ArraySlice<UInt8>) -> String {
        let salted = Array(key) + Array("258EAFA5-E914-47DA-95CA-C5AB0DC85B11".utf8)
        return Base64.encodedString(SHA1.hash(salted.span))
    }

    /// The key as it was sent: it must be sixteen bytes in base64, but it is the text that is answered.
    private static func key(of request: Request) throws(WebSocketHandshakeFailure) -> ArraySlice<UInt8> {
        guard request.fields.count(of: "sec-websocket-key") == 1,
            let key = request.fields.valueBytes("sec-websocket-key")
        else { throw .badKey }
        do throws(Base64Error) {
            if try Base64.decode(Array(key)).count == 16 { return key }
        } catch { throw .badKey }
        throw .badKey
    }
}
