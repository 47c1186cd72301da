/// Reads a request's head line by line while it arrives, so that the first bad line is refused at once.
struct HeadReader: Sendable {
    private(set) var line: RequestLine?
    private var scanner = LineScanner()
    private var section: FieldSection
    private let limits: HTTPLimits

    init(limits: HTTPLimits) {
        self.limits = limits
        section = FieldSection(limits: limits)
    }

    /// How many bytes the head has, once `read` said that it is whole.
    var length: Int { scanner.start }
    var index: [FieldRange] { section.index }

    /// Goes on in the bytes from the head's beginning; true when the head is whole.
    mutating func read(_ buffer: ReceiveBuffer) throws(RequestFailure) -> Bool {
        let bytes = buffer.bytes.span.extracting(buffer.unread)
        if line == nil {
            guard let range = try requestLine(bytes) else { return false }
            line = try RequestLine(bytes, range)
        }
        do throws(HeadFault) {
            return try section.read(bytes, &scanner)
        } catch { throw RequestFailure(error) }
    }

    /// The first line that is not empty; RFC 9112 §2.2 lets one empty line stand before it.
    @inline(__always)
    private mutating func requestLine(_ bytes: Span<UInt8>) throws(RequestFailure) -> Range<Int>? {
        while let range = try nextLine(bytes) {
            if !range.isEmpty { return range }
            if range.lowerBound > 0 { throw .emptyLines }
        }
        return nil
    }

    @inline(__always)
    private mutating func nextLine(_ bytes: Span<UInt8>) throws(RequestFailure) -> Range<Int>? {
        let stop = scanner.start + min(limits.line, limits.head)
        do throws(HeadFault) {
            return try scanner.next(bytes, stop: stop, fault: .lineTooLong)
        } catch { throw RequestFailure(error) }
    }
}
