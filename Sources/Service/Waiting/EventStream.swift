import Chat
import Encoding
import HTTP

/// Somebody who reads the journal as it grows.
struct EventStream {
    /// Bytes said at once: a reader that keeps up takes them before more come.
    private static let portion = 64 * 1024
    /// The time between two portions, while the reader is behind.
    private static let pause = Duration.milliseconds(2)

    private let filter: EventFilter
    /// The last event that was said, or passed over.
    private var position: Int
    /// When more may be said, on the monotonic clock; nil: at once.
    private(set) var pausedUntil: MonotonicInstant?

    /// A reader of what comes behind a number.
    init(_ filter: EventFilter, after position: Int) {
        self.filter = filter
        self.position = position
    }

    /// What it is told now, as server-sent events (WHATWG HTML §9.2.5); empty where there is nothing.
    mutating func news(_ journal: Journal, _ texts: inout EventTexts, at now: MonotonicInstant) -> [UInt8] {
        if let pausedUntil, now < pausedUntil { return [] }
        pausedUntil = nil
        var bytes: [UInt8] = []
        if journal.dropped > position {
            bytes += Array("event: dropped\ndata: {\"dropped\":\(journal.dropped)}\n\n".utf8)
            position = journal.dropped
        }
        let limit = 256
        let found = journal.events(after: position, limit: limit, where: filter.takes)
        for event in found {
            bytes += Array("id: \(event.seq)\ndata: ".utf8)
            bytes += texts.text(of: event)
            bytes += Array("\n\n".utf8)
            position = event.seq
            if bytes.count >= Self.portion { break }
        }
        let isBehind = found.count == limit || position != found.last?.seq && !found.isEmpty
        if isBehind { pausedUntil = now.advanced(by: Self.pause) } else { position = journal.lastSeq }
        return bytes
    }
}
