/// A request line, read (RFC 9112 §3): `METHOD SP TARGET SP HTTP/1.1`, one space each and nothing around.
struct RequestLine: Sendable {
    let method: Method
    let isOld: Bool
    let target: ByteRange
    let path: ByteRange
    let query: ByteRange
    /// The authority of an absolute-form target, which stands in for the `Host` field.
    let authority: ByteRange?

    init(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(RequestFailure) {
        let target = try Self.target(bytes, line)
        isOld = try Self.isOld(bytes, line.upperBound)
        let name = line.lowerBound..<(target.lowerBound - 1)
        method = Method(bytes, name)
        if method == .other("CONNECT") { throw .connect }
        let parts = try TargetForm(bytes, target, isOptions: method == .options)
        self.target = ByteRange(target)
        path = ByteRange(parts.path)
        query = ByteRange(parts.query)
        authority = parts.authority.map { ByteRange($0) }
    }

    init(method: Method, target: Range<Int>, path: Range<Int>, query: Range<Int>) {
        self.method = method
        isOld = false
        self.target = ByteRange(target)
        self.path = ByteRange(path)
        self.query = ByteRange(query)
        authority = nil
    }

    /// Where the target stands, once method, spaces and the shape of the version are right.
    @inline(__always)
    private static func target(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(RequestFailure) -> Range<Int>
    {
        var at = line.lowerBound
        while at < line.upperBound, Octet.isToken(bytes[at]) { at &+= 1 }
        guard at < line.upperBound else { throw .badRequestLine }
        guard at > line.lowerBound, bytes[at] == Octet.space else {
            throw Octet.isBlank(bytes[at]) ? .badRequestLine : .badMethod
        }
        // Behind the target stand a space and eight octets: HTTP/1.1.
        let end = line.upperBound - 9
        guard end > at + 1, bytes[end] == Octet.space, bytes[at + 1] != Octet.space else {
            throw .badRequestLine
        }
        return (at + 1)..<end
    }

    /// RFC 9112 §2.3: the version is case-sensitive, a digit, a dot and a digit.
    @inline(__always)
    private static func isOld(_ bytes: Span<UInt8>, _ end: Int) throws(RequestFailure) -> Bool {
        let (major, dot, minor) = (bytes[end - 3], bytes[end - 2], bytes[end - 1])
        guard Octet.equals(bytes, (end - 8)..<(end - 3), "HTTP/"), dot == 0x2E,
            Octet.isDigit(major), Octet.isDigit(minor)
        else { throw .badRequestLine }
        guard major == 0x31, minor <= 0x31 else { throw .badVersion }
        return minor == 0x30
    }
}
