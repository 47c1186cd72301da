/// Reads an answer's head line by line while it arrives.
struct ResponseHeadReader: Sendable {
    private(set) var line: StatusLine?
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
    mutating func read(_ buffer: ReceiveBuffer) throws(ResponseFailure) -> Bool {
        let bytes = buffer.bytes.span.extracting(buffer.unread)
        if line == nil {
            guard let range = try statusLine(bytes) else { return false }
            guard let read = StatusLine(bytes, range) else { throw .badStatusLine }
            line = read
        }
        do throws(HeadFault) {
            return try section.read(bytes, &scanner)
        } catch { throw .head(error) }
    }

    private mutating func statusLine(_ bytes: Span<UInt8>) throws(ResponseFailure) -> Range<Int>? {
        do throws(HeadFault) {
            return try scanner.next(bytes, stop: limits.line, fault: .lineTooLong)
        } catch { throw .head(error) }
    }
}
