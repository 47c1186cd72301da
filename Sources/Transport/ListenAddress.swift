/// Where a server listens: an IPv4 or IPv6 literal, or `localhost`, and a port.
///
/// Names other than `localhost` are refused, so that starting never asks a name server.
package struct ListenAddress: Sendable, Equatable, CustomStringConvertible {
    /// The host as written, without the brackets of an IPv6 literal.
    package let host: String
    /// The port, 0 to 65,535; 0 lets the system choose.
    package let port: UInt16

    /// Reads `HOST:PORT`: `127.0.0.1:8080`, `[::1]:80`, `localhost:0`; nil for anything else.
    package init?(_ text: String) {
        guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return nil }
        var host = text[..<colon]
        let isBracketed = host.utf8.first == UInt8(ascii: "[") && host.utf8.last == UInt8(ascii: "]")
        if isBracketed { host = host.dropFirst().dropLast() }
        let digits = text[text.utf8.index(after: colon)...].utf8
        guard (1...5).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = UInt16(String(digits) ?? "")
        else { return nil }
        guard let address = SocketAddress(host: String(host), port: port) else { return nil }
        // RFC 3986 §3.2.2: brackets belong to IPv6 literals, and those need them.
        guard address.isVersion6 == isBracketed else { return nil }
        self.host = String(host)
        self.port = port
    }

    /// An address by its parts, as the server names the one it was given; nil for a host that is no literal.
    package init?(host: String, port: UInt16) {
        guard SocketAddress(host: host, port: port) != nil else { return nil }
        self.host = host
        self.port = port
    }

    /// Whether only this machine can reach it: 127.0.0.0/8, `::1` or `localhost` (RFC 1122 §3.2.1.3).
    package var isLoopback: Bool { SocketAddress(host: host, port: port)?.peer.isLoopback ?? false }

    /// The address as `HOST:PORT`, brackets around an IPv6 literal.
    package var description: String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
