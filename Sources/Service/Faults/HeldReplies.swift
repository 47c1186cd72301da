import Encoding
import HTTP

/// The replies of a sandbox that wait for their time; each has a parked request.
struct HeldReplies {
    private var waiting: [StreamID: HeldReply] = [:]

    var isEmpty: Bool { waiting.isEmpty }

    /// The parked requests, in the order in which they came.
    var streams: [StreamID] { waiting.keys.sorted { $0.number < $1.number } }

    /// When the first of them goes on, on the monotonic clock.
    var deadline: MonotonicInstant? { waiting.values.lazy.map(\.due).min() }

    /// Holds a reply back.
    mutating func hold(_ reply: HeldReply, for stream: StreamID) { waiting[stream] = reply }

    /// The connection is gone: a call that had yet to happen never does.
    mutating func close(_ stream: StreamID) { waiting[stream] = nil }

    /// The answer where the sandbox's world ends first: a call that had yet to happen never does.
    static let gone = Problem(
        .serviceUnavailable, "sandbox-gone", "The sandbox went back to its start before this was answered."
    ).response

    /// Takes those whose time has come, the earliest first.
    mutating func takeDue(at now: MonotonicInstant) -> [(stream: StreamID, reply: HeldReply)] {
        if waiting.isEmpty { return [] }
        let due = waiting.filter { $0.value.due <= now }
            .sorted { ($0.value.due, $0.key.number) < ($1.value.due, $1.key.number) }
        for entry in due { waiting[entry.key] = nil }
        return due.map { ($0.key, $0.value) }
    }
}
