import Encoding

/// The opening handshake, the client's side (RFC 6455 §4.1).
extension WebSocketHandshake {
    /// The request that opens a WebSocket; `key` is sixteen unpredictable bytes, `path` may have a query.
    package static func request(
        path: String, host: String, key: [UInt8], fields: [(name: String, value: String)] = []
    ) -> Request {
        let own = [
            ("Host", host), ("Upgrade", "websocket"), ("Connection", "Upgrade"),
            ("Sec-WebSocket-Key", Base64.encodedString(key)), ("Sec-WebSocket-Version", "13"),
        ]
        return Request(method: .get, path: path, fields: own + fields)
    }

    /// Whether an answer opens the WebSocket that was asked for with a key, without an extension.
    package static func isOpened(by response: Response, key: [UInt8]) -> Bool {
        let text = Base64.encode(key)
        return response.status.code == 101
            && response["upgrade"]?.lowercased() == "websocket"
            && (response["connection"] ?? "").lowercased().split { ", ".contains($0) }.contains("upgrade")
            && response["sec-websocket-accept"] == answer(to: text[...])
            && response["sec-websocket-extensions"] == nil
    }
}
