/// One allowed origin: scheme and host exactly, without regard to ASCII case; the port exactly, or any as
/// `:*`.
struct OriginPattern: Sendable {
    private let bytes: [UInt8]
    private let scheme: Range<Int>
    private let host: Range<Int>
    private let port: Int?
    private let isAnyPort: Bool

    init(_ pattern: String) throws(OriginPatternError) {
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
        self.bytes = bytes
    }

    func allows(_ octets: Span<UInt8>, _ origin: Origin) -> Bool {
        (isAnyPort || origin.port == port) && isSame(octets, origin.host, host)
            && isSame(octets, origin.scheme, scheme)
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
