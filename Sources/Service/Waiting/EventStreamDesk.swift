import Chat
import Encoding
import HTTP

/// Those who read the journal of one sandbox as it grows.
struct EventStreamDesk {
    /// Readers at once in one sandbox.
    static let maximum = 256

    private var readers: [StreamID: EventStream] = [:]
    /// The last event that was looked at, and whether anybody is behind it.
    private var seen = 0
    private var isBehind = false

    var isEmpty: Bool { readers.isEmpty }

    /// Whether no more fit.
    var isFull: Bool { readers.count >= Self.maximum }

    /// Every reader, in the order of opening.
    var streams: [StreamID] { readers.keys.sorted { $0.number < $1.number } }

    /// When one that is behind may be told more, on the monotonic clock.
    var deadline: MonotonicInstant? { isBehind ? readers.values.compactMap(\.pausedUntil).min() : nil }

    /// Somebody reads from now on.
    mutating func open(_ stream: StreamID, _ reader: EventStream) {
        readers[stream] = reader
        isBehind = true
    }

    /// Somebody is gone.
    mutating func close(_ stream: StreamID) { readers[stream] = nil }

    /// What they are told now.
    mutating func collect(
        from journal: Journal, _ texts: inout EventTexts, at now: MonotonicInstant
    ) -> [StreamOutput] {
        guard !readers.isEmpty, isBehind || journal.lastSeq != seen else { return [] }
        seen = journal.lastSeq
        isBehind = false
        return streams.compactMap { stream in
            guard var reader = readers[stream] else { return nil }
            let bytes = reader.news(journal, &texts, at: now)
            readers[stream] = reader
            if reader.pausedUntil != nil { isBehind = true }
            return bytes.isEmpty ? nil : StreamOutput(stream: stream, bytes: bytes, ends: false)
        }
    }
}
