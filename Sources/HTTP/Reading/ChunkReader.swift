/// Puts a chunked body together (RFC 9112 §7.1): `SIZE CRLF data CRLF … 0 CRLF trailers CRLF`.
///
/// Strict: no extension, no blank beside a size, nothing but CRLF as a line end. Trailers are checked and
/// dropped.
struct ChunkReader: Sendable {
    private enum Phase { case size, data, end, trailers }

    private var phase = Phase.size
    private var size = 0
    private var digits = 0
    private var body: [UInt8] = []
    private var section: FieldSection
    private var scanner = LineScanner()
    private let limit: Int

    /// A reader of one body; `body` is the limit of its bytes where that is not the limit of all.
    init(limits: HTTPLimits, body: Int? = nil) {
        limit = body ?? limits.body
        section = FieldSection(limits: limits)
    }

    /// Uses what has come; the body when its end was in it.
    mutating func read(_ buffer: inout ReceiveBuffer) throws(BodyFault) -> [UInt8]? {
        while true {
            switch phase {
            case .size: guard try readSize(&buffer) else { return nil }
            case .data: guard readData(&buffer) else { return nil }
            case .end: guard try readEnd(&buffer) else { return nil }
            case .trailers: return try readTrailers(&buffer) ? body : nil
            }
        }
    }

    private mutating func readSize(_ buffer: inout ReceiveBuffer) throws(BodyFault) -> Bool {
        while !buffer.isEmpty, let digit = Octet.hexValue(buffer[0]) {
            // Fifteen digits cannot overflow 64 bits, and more serve no honest sender.
            guard digits < 15 else { throw .badChunkSize }
            size = size << 4 | Int(digit)
            digits += 1
            buffer.consume(1)
        }
        guard !buffer.isEmpty else { return false }
        guard digits > 0 else { throw .badChunkSize }
        guard buffer[0] == Octet.carriageReturn else {
            throw buffer[0] == 0x3B || Octet.isBlank(buffer[0]) ? .chunkExtension : .badChunkSize
        }
        guard buffer.count > 1 else { return false }
        guard buffer[1] == Octet.lineFeed else { throw .badChunkSize }
        guard size <= limit - body.count else { throw .tooLarge }
        buffer.consume(2)
        phase = size == 0 ? .trailers : .data
        return true
    }

    private mutating func readData(_ buffer: inout ReceiveBuffer) -> Bool {
        let length = min(size, buffer.count)
        body.append(contentsOf: buffer.bytes[buffer.start..<(buffer.start + length)])
        buffer.consume(length)
        size -= length
        if size > 0 { return false }
        phase = .end
        return true
    }

    private mutating func readEnd(_ buffer: inout ReceiveBuffer) throws(BodyFault) -> Bool {
        guard !buffer.isEmpty else { return false }
        guard buffer[0] == Octet.carriageReturn else { throw .badChunkEnd }
        guard buffer.count > 1 else { return false }
        guard buffer[1] == Octet.lineFeed else { throw .badChunkEnd }
        buffer.consume(2)
        (phase, digits) = (.size, 0)
        return true
    }

    /// RFC 9112 §7.1.2: trailers are within the limits of a head; none is merged into it.
    private mutating func readTrailers(_ buffer: inout ReceiveBuffer) throws(BodyFault) -> Bool {
        do throws(HeadFault) {
            guard try section.read(buffer.bytes.span.extracting(buffer.unread), &scanner) else {
                return false
            }
        } catch { throw .trailer(error) }
        buffer.consume(scanner.start)
        return true
    }
}
