/// One allowed origin: scheme and host exactly, without regard to ASCII case; the port exactly, or any as
/// `:*`; where it is wanted, every name below the host too.
struct OriginPattern: Sendable {
    private let bytes: [UInt8]
    private let scheme: Range<Int>
    private let host: Range<Int>
    private let port: Int?
    private let isAnyPort: Bool
    private let hasSubdomains: Bool

    init(_ pattern: String, includingSubdomains: Bool = false) throws(OriginPatternError) {
        var bytes = Array(pattern.utf8).map(Octet.lower)
        isAnyPort = bytes.suffix(2) == [0x3A, 0x2A]
        if isAnyPort { bytes.removeLast(2) }
        guard !bytes.contains(0x2A), let origin = Origin(bytes.span),
            !isAnyPort || origin.host.upperBound == bytes.count
        else {
            throw OriginPatternError(kind: Self.fault(bytes), pattern: pattern)
        }
        scheme = origin.scheme
        host = origin.host
        port = origin.port
        hasSubdomains = includingSubdomains && Self.isDomain(bytes[origin.host])
        self.bytes = bytes
    }

    func allows(_ octets: Span<UInt8>, _ origin: Origin) -> Bool {
        (isAnyPort || origin.port == port) && isSame(octets, origin.scheme, scheme)
            && (isSame(octets, origin.host, host) || hasSubdomains && isBelow(octets, origin.host))
    }

    /// Whether a host ends in a dot and this one, with a name before them.
    private func isBelow(_ octets: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let start = range.upperBound - host.count
        return start > range.lowerBound + 1 && octets[start - 1] == 0x2E
            && isSame(octets, start..<range.upperBound, host)
    }

    /// Whether names can stand below a host: it has two labels, and the last is no number, which would make
    /// it an IPv4 address (WHATWG URL §3.5).
    private static func isDomain(_ host: ArraySlice<UInt8>) -> Bool {
        let labels = host.split(separator: 0x2E)
        guard host.first != 0x5B, labels.count > 1, let last = labels.last else { return false }
        return !last.allSatisfy(Octet.isDigit)
    }

    private func isSame(_ octets: Span<UInt8>, _ range: Range<Int>, _ own: Range<Int>) -> Bool {
        guard range.count == own.count else { return false }
        return (0..<range.count).allSatisfy { offset in
            Octet.lower(octets[range.lowerBound + offset]) == bytes[own.lowerBound + offset]
        }
    }

    /// Names the fault of what is no origin, for people.
    private static func fault(_ bytes: [UInt8]) -> OriginPatternError.Kind {
        if bytes == Array("null".utf8) { return .null }
        if bytes.contains(0x2A) { return .wildcard }
        guard let start = Origin.hostStart(bytes.span), start < bytes.count else { return .notAnOrigin }
        let rest = bytes[start...]
        if rest.contains(where: { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 }) { return .path }
        if rest.contains(0x40) { return .userInformation }
        let host = start..<Origin.hostEnd(bytes.span, start)
        return HostName.isValid(bytes.span, host) ? .badPort : .badHost
    }
}
