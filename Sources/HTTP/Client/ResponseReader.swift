/// Reads one answer out of bytes that come in any pieces; interim answers (1xx but 101) are skipped.
package struct ResponseReader: Sendable {
    /// What `next` found.
    package enum Step: Sendable {
        /// Nothing whole; more bytes must come, or `receivedEnd`.
        case needsMore
        /// The whole answer; `closesConnection` says whether the connection can be used again.
        case response(Response)
        /// An answer that cannot be read.
        case failed(ResponseFailure)
    }

    private let limits: HTTPLimits
    private let isHead: Bool
    private var buffer = ReceiveBuffer()
    private var head: ResponseHeadReader
    private var answer: Response?
    private var framing = BodyFraming.unstated
    private var chunks: ChunkReader
    private var hasEnded = false
    private var failure: ResponseFailure?

    /// A reader for the answer to one request; `isHead` where that was a HEAD (RFC 9112 §6.3).
    package init(limits: HTTPLimits = HTTPLimits(), isHead: Bool = false) {
        self.limits = limits
        self.isHead = isHead
        head = ResponseHeadReader(limits: limits)
        chunks = ChunkReader(limits: limits)
    }

    /// Takes bytes in.
    package mutating func append(_ bytes: Span<UInt8>) {
        if failure == nil { buffer.append(bytes) }
    }

    /// The server sends no more; a body without a length ends here.
    package mutating func receivedEnd() { hasEnded = true }

    /// The answer, once it is whole; after that nothing more is read.
    package mutating func next() -> Step {
        if let failure { return .failed(failure) }
        do throws(ResponseFailure) {
            while answer == nil {
                guard try readHead() else { return try waiting() }
            }
            return try readBody()
        } catch {
            failure = error
            buffer.discard()
            return .failed(error)
        }
    }

    /// Takes out what came behind a 101 answer, which is for another protocol; nothing more will be read.
    package mutating func takeRest() -> [UInt8] { buffer.take(buffer.count) }

    private func waiting() throws(ResponseFailure) -> Step {
        if hasEnded { throw .truncated }
        return .needsMore
    }

    private mutating func readHead() throws(ResponseFailure) -> Bool {
        guard try head.read(buffer), let line = head.line else { return false }
        let fields = Fields(bytes: buffer.take(head.length), index: head.index)
        head = ResponseHeadReader(limits: limits)
        // RFC 9110 §15.2: an interim answer is followed by the real one, 101 by another protocol.
        if line.status.code < 200, line.status.code != 101 { return true }
        framing = try Self.framing(fields)
        if case .length(let length) = framing, length > limits.body, !isHead { throw .body(.tooLarge) }
        answer = response(line, fields)
        return true
    }

    private static func framing(_ fields: Fields) throws(ResponseFailure) -> BodyFraming {
        do throws(BodyFault) {
            return try BodyFraming.decide(fields.bytes.span, fields.index)
        } catch { throw .body(error) }
    }

    private func response(_ line: StatusLine, _ fields: Fields) -> Response {
        var response = Response(
            status: line.status, fields: fields.all.map { ResponseField($0.name, $0.value) })
        response.closesConnection =
            fields.has("connection", token: "close")
            || line.isOld && !fields.has("connection", token: "keep-alive")
        return response
    }

    private mutating func readBody() throws(ResponseFailure) -> Step {
        guard var response = answer else { return .needsMore }
        // RFC 9112 §6.3: no body after HEAD, in 204 and in 304, whatever the fields say.
        if isHead || response.status.hasNoBody { return .response(response) }
        switch framing {
        case .length(let length):
            guard buffer.count >= length else { return try waiting() }
            response.body = buffer.take(length)
        case .chunked:
            guard let body = try readChunks() else { return try waiting() }
            response.body = body
        case .unstated:
            if buffer.count > limits.body { throw .body(.tooLarge) }
            guard hasEnded else { return .needsMore }
            response.body = buffer.take(buffer.count)
            response.closesConnection = true
        }
        return .response(response)
    }

    private mutating func readChunks() throws(ResponseFailure) -> [UInt8]? {
        do throws(BodyFault) {
            return try chunks.read(&buffer)
        } catch { throw .body(error) }
    }
}
