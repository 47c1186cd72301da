import Glibc
import HTTP

/// One accepted connection: its socket, its protocol state, and what the loop has to know of both.
final class Connection {
    private let socket: Socket
    /// Tells this connection from an earlier one with the same descriptor.
    let generation: UInt32
    let peer: PeerAddress
    var http: ServerConnection
    /// What the poller watches for.
    var interest: Interest = .read
    /// Whether the peer has sent its last byte.
    var inputEnded = false
    /// Whether our side is shut down and what comes is only dropped.
    var isDraining = false
    /// Whether a whole request or message was taken since the deadlines were last set.
    var tookRequest = true
    /// Whether answering paused because enough waited to be sent.
    var hasMore = false
    /// Whether the peer took any bytes since then.
    var hasProgress = false
    /// Bytes that wait to be sent, as the server has counted them last.
    var countedOutput = 0
    /// Whether enough was taken for this turn, and the rest waits for the next.
    var isYielding = false
    /// Whether the service wants it dropped without a word.
    var isAborted = false
    /// The answer that goes on here or comes later, or the socket; or what was one.
    private(set) var stream: StreamID?
    /// Whether this turn has something to send for it.
    var isTouched = false
    /// Unsent bytes of the answers before it.
    private var unsentBefore = 0
    /// Bytes read and dropped after the last answer.
    private(set) var dropped = 0

    /// A connection that owns `descriptor`.
    init(descriptor: Int32, generation: UInt32, peer: PeerAddress, limits: HTTPLimits) {
        socket = Socket(owning: descriptor)
        self.generation = generation
        self.peer = peer
        http = ServerConnection(limits: limits)
    }

    var descriptor: Int32 { socket.descriptor }

    /// The same as an index.
    var slot: Int { Int(socket.descriptor) }

    /// Bytes that the peer has not taken yet.
    var unsent: Int { http.output.count - http.outputStart }

    /// Whether a request, or a message of a socket, has begun and is not whole.
    ///
    /// Asked through a reference, because a getter called on a class's property copies the whole state first.
    func isInRequest() -> Bool { Connection.isInRequest(&http) }

    @inline(never) private static func isInRequest(_ http: inout ServerConnection) -> Bool {
        http.isInRequest || http.isInMessage
    }

    /// Whether so much waits to be sent that nothing more is read or answered; what is sent only in part
    /// still takes its room.
    func isFull(_ limit: Int) -> Bool { http.output.count > limit && unsent > 0 }

    /// Whether so much waits behind a parked request, or an answer that goes out slowly, that nothing more is
    /// read.
    func isCrowded(_ limit: Int) -> Bool { (http.isParked || http.isPaced) && http.bufferedCount > limit }

    /// Whether the connection is no longer for requests, but for an answer that goes on or a socket.
    var goesOn: Bool { http.isStreaming || http.isSocket }

    /// Whether the service is asked what there is to say here.
    var isHeard: Bool { goesOn || http.isParked }

    /// Leaves the answer of the last request owed.
    func park(_ stream: StreamID) {
        self.stream = stream
        http.park()
    }

    /// The answer that was owed is here: requests are taken again behind it.
    func unpark() {
        stream = nil
        http.unpark()
    }

    /// Begins an answer that goes on, behind what is still to be sent.
    func beginStream(_ stream: StreamID, _ response: Response, now date: String) {
        self.stream = stream
        unsentBefore = unsent
        http.beginStream(response, now: date)
    }

    /// Begins a socket, behind what is still to be sent.
    func beginSocket(_ stream: StreamID, _ response: Response, now date: String) {
        self.stream = stream
        unsentBefore = unsent
        http.beginSocket(response, now: date)
    }

    /// Whether the reader of an answer that goes on, or of a socket, has left more unread than `limit`.
    func isTooSlow(_ limit: Int) -> Bool { goesOn && unsent - unsentBefore > limit }

    /// Sends what there is, once; false when the connection is broken.
    func flush() -> Bool {
        guard unsent > 0 else { return true }
        let start = http.outputStart
        let outcome = unsafe http.output.withUnsafeBytes { bytes in
            unsafe Socket.send(descriptor, UnsafeRawBufferPointer(rebasing: bytes[start...]))
        }
        switch outcome {
        case .bytes(let count):
            http.takeOutput(count)
            unsentBefore = max(0, unsentBefore - count)
            hasProgress = true
        case .wouldBlock: break
        case .ended, .failed: return false
        }
        return true
    }

    /// Takes in the first `count` bytes of what was read, or drops them after the last answer; false when
    /// more than `dropLimit` were dropped.
    func take(_ bytes: [UInt8], _ count: Int, dropLimit: Int) -> Bool {
        guard isDraining || http.isClosing else {
            http.receive(bytes.span.extracting(0..<count))
            return true
        }
        dropped += count
        return dropped <= dropLimit
    }

    /// Says that nothing more will be sent, and keeps reading: a close with unread bytes would reset the
    /// connection and take the last answer with it (RFC 9112 §9.6).
    func beginDraining() {
        isDraining = true
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Sends bytes that answer no request, and begins draining; a fresh connection has room for them.
    func turnAway(with bytes: [UInt8]) {
        _ = unsafe bytes.withUnsafeBytes { unsafe Socket.send(descriptor, $0) }
        beginDraining()
    }
}
