/// The server's side of one connection, without its socket: the driver does what this says.
///
/// ```
/// receive ─► next ─► .request ─► (service) ─► send ─► output ─► takeOutput
///               │              ├──────────► beginStream ─► stream … ─► endStream ─► isClosing
///               │              ├──────────► beginSocket ─► next ─► .message … ─► isClosing
///               │              └──────────► park … ─► unpark ─► send ─► output ─► next
///               └──► .refuse  ─► (service) ─► send ─► isClosing, then received bytes are only counted
/// ```
/// Requests come out one at a time, so answers stand in their order; each gets exactly one `send`.
package struct ServerConnection: Sendable {
    /// What the driver has to do next.
    package enum Action: Sendable {
        /// Nothing: bytes must come, an answer is owed, or the connection is closing.
        case wait
        /// Answer this request.
        case request(Request)
        /// A whole message of the socket that the connection has become.
        case message(WebSocketMessage)
        /// Answer this failure; the connection closes behind the answer.
        case refuse(RequestFailure)
    }

    var reader: RequestReader
    var owed: AnswerFrame?
    var socket: WebSocketConnection?
    var isLast = false
    var paced: PacedBody?
    private var hasEnded = false
    private let drainLimit: Int
    private let streamInputLimit: Int
    let messageLimit: Int

    /// Bytes for the peer, of which those before `outputStart` are already taken.
    package internal(set) var output: [UInt8] = []
    /// Where the bytes begin that are still to be sent.
    package private(set) var outputStart = 0
    /// Whether nothing more is read: flush `output`, shut down sending, drain, close.
    package private(set) var isClosing = false
    /// Whether an answer goes on: what is received is dropped, and the connection ends with the answer.
    package private(set) var isStreaming = false
    /// Whether the answer that is owed comes later: what is received waits behind it.
    package internal(set) var isParked = false
    /// Whether the connection is reset once `output` is flushed, in place of an end in good order.
    package internal(set) var resets = false
    /// Whether the connection speaks WebSocket from now on.
    package internal(set) var isSocket = false
    /// Whether the socket was closed from here, and nothing but the peer's close is waited for.
    package internal(set) var awaitsClose = false
    /// How many bytes came after the last request and were dropped.
    package private(set) var drainedCount = 0

    /// A connection that was just accepted.
    package init(limits: HTTPLimits = HTTPLimits()) {
        reader = RequestReader(limits: limits)
        drainLimit = limits.drain
        streamInputLimit = limits.streamInput
        messageLimit = limits.message
    }

    /// How many bytes are still to be sent.
    package var outputCount: Int { output.count - outputStart }

    /// Whether the connection rests between requests: the idle deadline counts, not the one for a request.
    package var awaitsRequest: Bool { isBetween && reader.isIdle }

    /// Whether bytes of a request are here and more must come before it can be answered.
    package var isInRequest: Bool { isBetween && !reader.isIdle }

    /// Whether bytes of a socket's message, or of a control frame, are here and more must come.
    package var isInMessage: Bool { isSocket && !(socket?.isBetweenMessages ?? true) }

    private var isBetween: Bool { owed == nil && !isClosing && !isStreaming && !isSocket }

    /// Whether `next` gave something that `send` has not answered yet.
    package var owesAnswer: Bool { owed != nil }

    /// Whether draining is over: the peer has ended, or has sent more than the limit.
    package var isDrained: Bool { isClosing && (hasEnded || drainedCount > drainLimit) }

    /// How many received bytes wait; a driver with an answer owed stops reading when they are many.
    package var bufferedCount: Int { socket?.bufferedCount ?? reader.bufferedCount }

    /// The request that `next` said to refuse, without its body; nil where its head was not whole, or not
    /// sound.
    package var refusedRequest: Request? { reader.refusedRequest }

    /// Takes in what the peer sent; call `next` afterwards.
    package mutating func receive(_ bytes: Span<UInt8>) {
        if isClosing || isStreaming || reader.failure != nil {
            drop(bytes.count)
        } else if isSocket {
            socket?.receive(bytes)
        } else {
            reader.append(bytes)
        }
    }

    /// The peer sends no more; what it has sent is still answered; an answer that goes on, a socket and a
    /// parked request end.
    ///
    /// Call `next` afterwards.
    package mutating func receivedEnd() { hasEnded = true }

    /// A deadline has passed: a request begun is refused with 408, a socket whose message is half here closes
    /// with 1008, an idle connection without a word; a parked request, an answer that goes on and a socket
    /// between messages know none.
    ///
    /// Call `next` afterwards.
    package mutating func receivedTimeout() {
        if isInRequest {
            reader.fail(.timedOut)
        } else if isInMessage {
            // RFC 6455 §7.4.1: 1008, what is done here violates a policy, and no other code says it better.
            endSocket(WebSocketClose(code: 1008, reason: "A message did not come whole in time."))
            close()
        } else if awaitsRequest {
            close()
        }
    }

    /// The server stops: the answer that is owed or being asked for is the last, an idle connection closes,
    /// an answer that goes on ends, a parked request is not answered, a socket is told that we go away
    /// (RFC 6455 §7.4.1).
    package mutating func windDown() {
        isLast = true
        if isSocket { return endSocket(WebSocketClose(code: 1001)) }
        if isStreaming || isParked || awaitsRequest { close() }
    }

    /// What to do now; call until it says `wait`.
    package mutating func next() -> Action {
        if isParked, hasEnded { close() }
        guard owed == nil, !isClosing else { return .wait }
        if isStreaming { return nextInStream() }
        if isSocket { return nextInSocket() }
        switch reader.next() {
        case .request(let request):
            owed = AnswerFrame(
                isHead: request.method == .head, isOld: request.isOld, closes: isLast || !request.keepsAlive)
            return .request(request)
        case .refused(let failure): return refuse(failure)
        case .continueExpected:
            output.appendLiteral(ResponseWriter.goOn)
            return hasEnded ? end() : .wait
        case .needsMore: return hasEnded ? end() : .wait
        }
    }

    /// Appends the answer that is owed to `output`; `now` is an IMF-fixdate (RFC 9110 §5.6.7).
    package mutating func send(_ response: Response, now date: String) {
        precondition(owed != nil && !isParked, "an answer was sent that nobody asked for")
        guard var frame = owed.take() else { return }
        frame.closes = frame.closes || isLast || response.closesConnection
        let start = output.count
        ResponseWriter.write(response, frame, date: date, to: &output)
        if response.delivery != .whole { return deliver(response, frame, from: start) }
        if frame.closes { close() }
    }

    /// Begins the answer that is owed, which goes on until `endStream`; `now` is an IMF-fixdate.
    ///
    /// Where the request or the status forbids a body, the answer ends with its head.
    package mutating func beginStream(_ response: Response, now date: String) {
        precondition(owed != nil, "an answer was begun that nobody asked for")
        guard var frame = owed.take() else { return }
        (frame.closes, frame.isStream) = (true, true)
        ResponseWriter.write(response, frame, date: date, to: &output)
        // What is here behind the request is never answered: RFC 9112 §9.3.2 lets the client ask again.
        drop(reader.bufferedCount)
        reader.discard()
        isStreaming = true
        if frame.isHead || response.status.hasNoBody { close() }
    }

    /// Appends bytes of the answer that goes on to `output`.
    package mutating func stream(_ bytes: [UInt8]) {
        precondition(isStreaming, "bytes were sent to an answer that does not go on")
        output.append(contentsOf: bytes)
    }

    /// Ends the answer that goes on: the connection closes once `output` is flushed (RFC 9112 §6.3, rule 8).
    package mutating func endStream() {
        precondition(isStreaming, "an answer was ended that does not go on")
        close()
    }

    /// Drops so many bytes from the front of what is to be sent, because they were.
    package mutating func takeOutput(_ count: Int) {
        precondition(count >= 0 && count <= outputCount, "more was sent than there is")
        outputStart += count
        if outputStart == output.count {
            outputStart = 0
            output.removeAll(keepingCapacity: output.capacity <= 16_384 && !isSocket)
        } else if outputStart > 65_536, outputStart >= outputCount {
            // A peer that always leaves something unread must not make the sent part grow, nor keep its room.
            output = Array(output[outputStart...])
            outputStart = 0
        }
    }

    private mutating func refuse(_ failure: RequestFailure) -> Action {
        owed = AnswerFrame(isHead: reader.readsHead, closes: true)
        return .refuse(failure)
    }

    /// RFC 9112 §8: a request that stops half way is answered with 400, in case the peer still reads.
    private mutating func end() -> Action {
        if reader.isIdle {
            close()
            return .wait
        }
        reader.fail(.truncated)
        return refuse(.truncated)
    }

    /// A message, once it is whole; the peer's end and the end of the closing handshake end the socket.
    private mutating func nextInSocket() -> Action {
        if let message = socket?.next(&output) { return .message(message) }
        if hasEnded || socket?.state == .closed { close() }
        return .wait
    }

    /// Nothing is answered; the peer's end, and too many bytes from it, end the answer that goes on.
    private mutating func nextInStream() -> Action {
        if hasEnded || drainedCount > streamInputLimit { close() }
        return .wait
    }

    private mutating func drop(_ count: Int) { drainedCount += min(count, Int.max - drainedCount) }

    mutating func close() {
        isClosing = true
        (isStreaming, isSocket, isParked, awaitsClose) = (false, false, false, false)
        (owed, paced) = (nil, nil)
        socket = nil
        reader.discard()
    }
}
