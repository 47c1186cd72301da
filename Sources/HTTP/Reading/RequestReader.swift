/// Reads requests out of bytes that come in any pieces; each byte is looked at a fixed number of times.
///
/// Give it bytes with `append`, then call `next` until it says `needsMore`. What it refuses it refuses for
/// good:
/// behind a bad request nobody knows where the next one begins.
package struct RequestReader: Sendable {
    /// What `next` found.
    package enum Step: Sendable {
        /// Nothing whole; more bytes must come.
        case needsMore
        /// The head is whole, its body has not begun, and the client waits for 100 (said once).
        case continueExpected
        /// A whole request.
        case request(Request)
        /// A request that is refused; said again at every call.
        case refused(RequestFailure)
    }

    private let limits: HTTPLimits
    private var buffer = ReceiveBuffer()
    private var headReader: HeadReader
    private var head: RequestHead?
    private var chunks: ChunkReader?
    private var awaitsContinue = false

    /// Why reading ended, if it did.
    package private(set) var failure: RequestFailure?

    /// The request that is refused, without its body; nil where its head was not whole, or not sound.
    package var refusedRequest: Request? { failure == nil ? nil : head?.request(body: []) }

    /// A reader at the beginning of a connection.
    package init(limits: HTTPLimits = HTTPLimits()) {
        self.limits = limits
        headReader = HeadReader(limits: limits)
    }

    /// Whether no byte of a further request is here; one CRLF between requests is none (RFC 9112 §2.2).
    package var isIdle: Bool {
        failure == nil && head == nil && headReader.line == nil && buffer.count == headReader.length
    }

    /// Whether the request being read is known to be a HEAD, whose answer has no body.
    package var readsHead: Bool { (head?.line ?? headReader.line)?.method == .head }

    /// How many bytes wait to be read.
    package var bufferedCount: Int { buffer.count }

    /// How much memory the buffer takes, in bytes; used ones that are not yet given back count too.
    package var bufferCapacity: Int { buffer.bytes.capacity }

    /// Takes bytes in; after a failure they are dropped.
    package mutating func append(_ bytes: Span<UInt8>) {
        if failure == nil { buffer.append(bytes) }
    }

    /// Ends reading for a reason that the bytes do not show: the time, or the connection's end.
    package mutating func fail(_ reason: RequestFailure) {
        if failure == nil { failure = reason }
        buffer.discard()
    }

    /// Gives the buffer back; nothing more will be read.
    package mutating func discard() {
        buffer.discard()
        head = nil
        chunks = nil
    }

    /// Takes out what came behind the last request, which is for another protocol; nothing more will be read.
    mutating func takeRest() -> [UInt8] {
        defer { discard() }
        return buffer.take(buffer.count)
    }

    /// The next thing that the bytes hold.
    package mutating func next() -> Step {
        if let failure { return .refused(failure) }
        do throws(RequestFailure) {
            if head == nil, try !readHead() { return .needsMore }
            return try readBody()
        } catch {
            failure = error
            buffer.discard()
            return .refused(error)
        }
    }

    @inline(__always)
    private mutating func readHead() throws(RequestFailure) -> Bool {
        guard try headReader.read(buffer), let line = headReader.line else { return false }
        let bytes = buffer.take(headReader.length)
        let whole = try RequestHead(line: line, bytes: bytes, index: headReader.index, limits: limits)
        if whole.framing == .chunked { chunks = ChunkReader(limits: limits, body: whole.bodyLimit) }
        awaitsContinue = whole.expectsContinue
        head = whole
        headReader = HeadReader(limits: limits)
        return true
    }

    @inline(__always)
    private mutating func readBody() throws(RequestFailure) -> Step {
        guard let head else { return .needsMore }
        switch head.framing {
        case .unstated: return finished([])
        case .length(let length):
            if length > head.bodyLimit { throw .bodyTooLarge }
            return buffer.count >= length ? finished(buffer.take(length)) : waiting()
        case .chunked:
            if awaitsContinue, buffer.isEmpty { return waiting() }
            awaitsContinue = false
            return try readChunks()
        }
    }

    private mutating func readChunks() throws(RequestFailure) -> Step {
        do throws(BodyFault) {
            guard let body = try chunks?.read(&buffer) else { return .needsMore }
            chunks = nil
            return finished(body)
        } catch { throw RequestFailure(error) }
    }

    @inline(__always)
    private mutating func finished(_ body: [UInt8]) -> Step {
        guard let whole = head.take() else { return .needsMore }
        awaitsContinue = false
        return .request(whole.request(body: body))
    }

    /// RFC 9110 §10.1.1: no 100 where the body has begun to come.
    private mutating func waiting() -> Step {
        defer { awaitsContinue = false }
        return awaitsContinue && buffer.isEmpty ? .continueExpected : .needsMore
    }
}
