import Chat
import Encoding
import HTTP

/// The sockets that are open in one sandbox; what they hear of their chats comes from the sandbox's event
/// stream alone.
///
///     frame ─► reply                     subscribe · ping · heartbeat
///     journal ─► the sessions with news ─► their sockets
struct SocketDesk {
    struct Seat {
        let socket: SessionSocket
        /// The last event before its subscription; nil while it hears nothing.
        var since: Int?
        /// The faults that have looked at it.
        var struck: Set<Int> = []
        /// The fault that leaves its pings and heartbeats without a reply.
        var silencedBy: Int?
        /// Whether a fault has closed it.
        var isDropped = false
    }

    /// How long a client has to close its socket when the chat has ended: chatjs does it at once
    /// (amazon-connect.md, section 5.4), and one that forgets would keep the chat in the store for ever.
    static let grace = Duration.seconds(60)

    var seats: [StreamID: Seat] = [:]
    /// When the sockets of ended chats are closed from here, on the monotonic clock.
    private var lingering: [StreamID: MonotonicInstant] = [:]
    private var listeners: [SessionID: [StreamID]] = [:]
    var replies: [StreamOutput] = []
    /// The last event that was looked at.
    private var seen = 0

    var isEmpty: Bool { seats.isEmpty }

    /// Every socket that is open, in the order of opening.
    var streams: [StreamID] { seats.keys.sorted { $0.number < $1.number } }

    /// When the first of them is closed, on the monotonic clock.
    var deadline: MonotonicInstant? { lingering.values.min() }

    /// A socket is there.
    mutating func open(_ stream: StreamID, _ socket: SessionSocket, seen: Int) {
        if seats.isEmpty { self.seen = seen }
        seats[stream] = Seat(socket: socket)
        listeners[socket.session, default: []].append(stream)
    }

    /// A socket is gone.
    mutating func close(_ stream: StreamID) -> SessionSocket? {
        guard let seat = seats.removeValue(forKey: stream) else { return nil }
        lingering[stream] = nil
        listeners[seat.socket.session]?.removeAll { $0 == stream }
        if listeners[seat.socket.session]?.isEmpty ?? false { listeners[seat.socket.session] = nil }
        return seat.socket
    }

    /// A socket said something; the socket comes back when it subscribed, and hears what happens from now on.
    mutating func receive(_ message: WebSocketMessage, on stream: StreamID, last seq: Int) -> SessionSocket? {
        guard let seat = seats[stream] else { return nil }
        guard case .text(let text) = message else {
            // RFC 6455 §7.4.1: 1003, a type of data that cannot be accepted.
            replies.append(
                StreamOutput(stream: stream, content: .close(code: 1003, reason: "text frames only")))
            return nil
        }
        switch SocketFrame(text) {
        case .ping: if seat.silencedBy == nil { say(SocketText.pong, to: stream) }
        case .heartbeat: if seat.silencedBy == nil { say(SocketText.heartbeat, to: stream) }
        case .unknown(let fault): say(SocketText.error(fault, connection: stream.number), to: stream)
        case .subscribe(let topics):
            let isGranted = topics.allSatisfy { $0 == SocketText.chat }
            say(SocketText.subscribed(topics, isGranted: isGranted), to: stream)
            guard isGranted else { return nil }
            if seat.since == nil { seats[stream]?.since = seq }
            return seat.socket
        }
        return nil
    }

    /// What the sockets hear now.
    mutating func collect(from sandbox: Sandbox, at now: MonotonicInstant) -> [StreamOutput] {
        if seats.isEmpty {
            replies = []
            return []
        }
        var outputs = replies + farewells(at: now)
        replies = []
        defer { seen = sandbox.journal.lastSeq }
        if sandbox.journal.dropped > seen {
            // They missed something: who connects again reads the transcript.
            return outputs
                + streams.map { StreamOutput(stream: $0, content: .close(code: 1012, reason: "missed")) }
        }
        if sandbox.journal.lastSeq == seen { return outputs }
        for event in sandbox.journal.events(after: seen, limit: Int.max, where: { _ in true }) {
            guard let session = event.session, let streams = listeners[session] else { continue }
            let audience = audience(of: event, among: streams)
            if !audience.isEmpty, let text = SocketNews.text(of: event, session, sandbox) {
                for stream in audience { outputs.append(StreamOutput(stream: stream, content: .text(text))) }
            }
            outputs += dismissals(after: event, among: streams)
            if case .ended = event.content {
                for stream in streams { lingering[stream] = now.advanced(by: Self.grace) }
            }
        }
        return outputs
    }

    /// Closes the sockets whose chats ended long enough ago.
    private mutating func farewells(at now: MonotonicInstant) -> [StreamOutput] {
        if lingering.isEmpty { return [] }
        let due = lingering.filter { $0.value <= now }.keys.sorted { $0.number < $1.number }
        for stream in due { lingering[stream] = nil }
        return due.map { StreamOutput(stream: $0, content: .close(code: 1000, reason: "the chat has ended")) }
    }

    /// Who has left hears that, and nothing more; with the visitor the chat ends, and they hear its end.
    private mutating func dismissals(after event: Event, among streams: [StreamID]) -> [StreamOutput] {
        guard case .left(let participant, _) = event.content, participant.role != .customer else { return [] }
        let theirs = streams.filter { seats[$0]?.socket.participant == participant.id }
        return theirs.map { stream in
            seats[stream]?.since = nil
            // RFC 6455 §7.4.1: 1000, what the socket was for is done.
            return StreamOutput(stream: stream, content: .close(code: 1000, reason: "the participant left"))
        }
    }

    private mutating func say(_ text: [UInt8], to stream: StreamID) {
        replies.append(StreamOutput(stream: stream, content: .text(text)))
    }

    /// Who hears of an event: whoever had subscribed before it, and of a receipt the message's author alone.
    private func audience(of event: Event, among streams: [StreamID]) -> [StreamID] {
        streams.filter { stream in
            guard let seat = seats[stream], let since = seat.since, since < event.seq else { return false }
            if case .receipt(_, _, let author, _) = event.content { return seat.socket.participant == author }
            return true
        }
    }
}
