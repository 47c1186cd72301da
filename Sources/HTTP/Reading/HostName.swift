/// Checks `uri-host [ ":" port ]` (RFC 9110 §7.2, RFC 3986 §3.2).
enum HostName {
    /// Whether the stretch is a host that is not empty, with a port of 0 to 65535 or none; no user
    /// information.
    static func isValid(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return false }
        if bytes[range.lowerBound] == 0x5B { return isLiteral(bytes, range) }
        var at = range.lowerBound
        while at < range.upperBound, Octet.isHost(bytes[at]) { at += 1 }
        return at > range.lowerBound && isPort(bytes, at..<range.upperBound)
            && hasWholeEscapes(bytes, range.lowerBound..<at)
    }

    /// RFC 3986 §3.2.2: `[` IPv6address `]`, of which only the alphabet is checked.
    private static func isLiteral(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var at = range.lowerBound + 1
        while at < range.upperBound, isLiteralOctet(bytes[at]) { at += 1 }
        guard at < range.upperBound, bytes[at] == 0x5D, at > range.lowerBound + 2 else { return false }
        return isPort(bytes, (at + 1)..<range.upperBound)
    }

    private static func isLiteralOctet(_ octet: UInt8) -> Bool {
        Octet.hexValue(octet) != nil || octet == 0x3A || octet == 0x2E
    }

    /// An empty stretch, a colon alone (RFC 3986 §3.2.3), or a colon and a number.
    private static func isPort(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return true }
        guard bytes[range.lowerBound] == 0x3A, range.count <= 6 else { return false }
        var port = 0
        for at in (range.lowerBound + 1)..<range.upperBound {
            guard Octet.isDigit(bytes[at]) else { return false }
            port = port * 10 + Int(bytes[at] &- 0x30)
        }
        return port <= 65_535
    }

    private static func hasWholeEscapes(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for at in range where bytes[at] == 0x25 {
            guard at + 2 < range.upperBound, Octet.hexValue(bytes[at + 1]) != nil,
                Octet.hexValue(bytes[at + 2]) != nil
            else { return false }
        }
        return true
    }
}
