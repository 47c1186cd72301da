/// Host and port of an `http` URL.
struct GatewayAddress: CustomStringConvertible {
    let host: String
    let port: UInt16

    init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// Reads `http://HOST[:PORT][/…]`; nil for anything else.
    init?(_ url: String) {
        guard url.hasPrefix("http://") else { return nil }
        let authority = url.dropFirst(7).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        var name = authority
        var number: UInt16? = 80
        if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
            name = authority[..<colon]
            number = UInt16(authority[authority.index(after: colon)...])
        }
        if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
        guard let number, number > 0, !name.isEmpty, name.utf8.allSatisfy(Self.isHost) else { return nil }
        host = String(name)
        port = number
    }

    /// Visible ASCII, and nothing that ends a host or stands around it: the name is resolved, sent and shown.
    private static func isHost(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !Array("@[]\\".utf8).contains(byte)
    }

    var description: String { host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)" }
}
