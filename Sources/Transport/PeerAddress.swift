/// Who is at the other end of a connection: sixteen octets of address and a port.
package struct PeerAddress: Sendable, Equatable, CustomStringConvertible {
    /// The address as IPv6, its first eight octets; IPv4 is mapped (RFC 4291 §2.5.5.2).
    package let high: UInt64
    /// The last eight octets.
    package let low: UInt64
    /// The port, 0 where there is none.
    package let port: UInt16

    /// A peer by its IPv6 octets, in network order.
    package init(high: UInt64, low: UInt64, port: UInt16) {
        self.high = high
        self.low = low
        self.port = port
    }

    /// A peer by its IPv4 address, as a number, and its port.
    package init(version4 address: UInt32, port: UInt16) {
        self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(address), port: port)
    }

    /// Whether the address is an IPv4 one, mapped.
    package var isVersion4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// Whether the peer is on this machine: 127.0.0.0/8 or `::1`.
    package var isLoopback: Bool {
        isVersion4 ? (low >> 24) & 0xFF == 127 : high == 0 && low == 1
    }

    /// The address without the port: dotted for IPv4, eight groups of hex digits, none left out, for IPv6.
    package var host: String {
        if isVersion4 {
            return [24, 16, 8, 0].map { String((low >> $0) & 0xFF) }.joined(separator: ".")
        }
        return [high, low].flatMap { part in
            [48, 32, 16, 0].map { String((part >> $0) & 0xFFFF, radix: 16) }
        }.joined(separator: ":")
    }

    /// The address and the port, as in a log line.
    package var description: String { isVersion4 ? "\(host):\(port)" : "[\(host)]:\(port)" }
}
