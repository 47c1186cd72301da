/// A head whose lines are all read, and what its fields decide about the body and the connection.
struct RequestHead: Sendable {
    let line: RequestLine
    let fields: Fields
    let host: ByteRange
    let framing: BodyFraming
    /// The most bytes of the body.
    let bodyLimit: Int
    let keepsAlive: Bool
    let expectsContinue: Bool

    init(line: RequestLine, bytes: [UInt8], index: [FieldRange], limits: HTTPLimits) throws(RequestFailure) {
        self.line = line
        fields = Fields(bytes: bytes, index: index)
        host = try Self.host(line, bytes.span, index)
        bodyLimit = Self.bodyLimit(line, bytes, limits)
        framing = try Self.framing(line, bytes.span, index)
        keepsAlive = Self.keepsAlive(line, fields)
        expectsContinue = try Self.expectsContinue(line, fields)
    }

    /// The whole request, once its body is there.
    func request(body: [UInt8]) -> Request {
        Request(line: line, fields: fields, host: host, keepsAlive: keepsAlive, body: body)
    }

    /// RFC 9112 §3.2: exactly one Host in HTTP/1.1, at most one in 1.0, and a valid one.
    private static func host(
        _ line: RequestLine, _ bytes: Span<UInt8>, _ index: [FieldRange]
    ) throws(RequestFailure) -> ByteRange {
        var host: ByteRange?
        for field in index where Octet.spells(bytes, field.name.range, "host") {
            if host != nil { throw .repeatedHost }
            host = field.value
        }
        guard let host else {
            if line.isOld { return line.authority ?? ByteRange(0..<0) }
            throw .missingHost
        }
        guard HostName.isValid(bytes, host.range) else { throw host.isEmpty ? .missingHost : .badHost }
        return line.authority ?? host
    }

    private static func bodyLimit(_ line: RequestLine, _ bytes: [UInt8], _ limits: HTTPLimits) -> Int {
        guard let upload = limits.upload, upload.holds(for: line.method, bytes[line.path.range]) else {
            return limits.body
        }
        return upload.bytes
    }

    private static func framing(
        _ line: RequestLine, _ bytes: Span<UInt8>, _ index: [FieldRange]
    ) throws(RequestFailure) -> BodyFraming {
        let framing: BodyFraming
        do throws(BodyFault) {
            framing = try BodyFraming.decide(bytes, index)
        } catch { throw RequestFailure(error) }
        // RFC 9112 §6.1: a 1.0 client with a coding has faulty framing.
        if line.isOld, framing == .chunked { throw .oldTransferEncoding }
        return framing
    }

    /// RFC 9112 §9.3: 1.1 stays open unless told, 1.0 only when asked.
    private static func keepsAlive(_ line: RequestLine, _ fields: Fields) -> Bool {
        if fields.has("connection", token: "close") { return false }
        return !line.isOld || fields.has("connection", token: "keep-alive")
    }

    /// RFC 9110 §10.1.1: 100-continue is all there is, and not for 1.0.
    private static func expectsContinue(_ line: RequestLine, _ fields: Fields) throws(RequestFailure) -> Bool
    {
        let expectations = fields.count(of: "expect")
        if expectations == 0 || line.isOld { return false }
        guard expectations == 1, let value = fields.valueBytes("expect"),
            Octet.spells(value.span, 0..<value.count, "100-continue")
        else { throw .badExpectation }
        return true
    }
}
