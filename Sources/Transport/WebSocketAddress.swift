/// Where a WebSocket is: `ws://host[:port][/path][?query]` (RFC 6455 §3).
package struct WebSocketAddress: Equatable {
    /// A name or a literal, without the brackets of an IPv6 one.
    package let host: String
    /// The port, 80 where none is written.
    package let port: UInt16
    /// The value of `Host`: the host and the port as they are written.
    package let authority: String
    /// The path and the query, at least `/`.
    package let path: String

    /// The address that a text writes; nil for anything else, `wss` and a fragment included.
    package init?(_ text: String) {
        guard text.prefix(5).lowercased() == "ws://", !text.utf8.contains(UInt8(ascii: "#")) else {
            return nil
        }
        let rest = text.dropFirst(5)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let path = rest[authority.endIndex...]
        let host: Substring
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            host = authority[..<end].dropFirst()
            guard let port = Self.port(authority[end...].dropFirst()) else { return nil }
            self.port = port
        } else {
            host = authority.prefix { $0 != ":" }
            guard let port = Self.port(authority[host.endIndex...]) else { return nil }
            self.port = port
        }
        guard !host.isEmpty, !authority.utf8.contains(UInt8(ascii: "@")) else { return nil }
        (self.host, self.authority) = (String(host), String(authority))
        self.path = path.hasPrefix("/") ? String(path) : "/" + path
    }

    /// The port behind a host: a colon and a number, or nothing.
    private static func port(_ text: Substring) -> UInt16? {
        if text.isEmpty { return 80 }
        let digits = text.dropFirst()
        guard text.first == ":", digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = UInt16(digits), port > 0
        else { return nil }
        return port
    }
}
