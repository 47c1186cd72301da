import Encoding

/// The one stream of events of a sandbox, bounded in bytes: the oldest go, and the journal says since when.
///
///     chunks    [ ≤ 512 events ] [ ≤ 512 events ] … [ the newest, growing ]
///
/// Events are kept in chunks, so that appending never moves what is there and dropping is one step for many.
/// A chunk is full by count or by bytes: a few large events must not stay because they are few.
package struct Journal: Sendable {
    private struct Chunk: Sendable {
        /// The number of its first event.
        let first: Int
        var events: [Event] = []
        var bytes = 0
    }

    private static let chunkSize = 512
    private var chunks: [Chunk] = []
    private var bytes = 0
    private var nextSeq = 1
    private let maximumBytes: Int

    /// How many of the oldest events are gone.
    package private(set) var dropped = 0

    /// An empty journal of at most so many bytes; one event alone may be larger.
    package init(maximumBytes: Int) {
        self.maximumBytes = maximumBytes
    }

    /// The number of the last event; 0 where none happened.
    package var lastSeq: Int { nextSeq - 1 }

    /// The events after a number, oldest first, at most so many, that a predicate takes.
    package func events(after seq: Int, limit: Int, where takes: (Event) -> Bool) -> [Event] {
        var found: [Event] = []
        let first = max(dropped, min(seq, lastSeq)) + 1
        var chunk = place(of: first)
        var index = chunk < chunks.count ? first - chunks[chunk].first : 0
        while chunk < chunks.count, found.count < limit {
            while index < chunks[chunk].events.count, found.count < limit {
                if takes(chunks[chunk].events[index]) { found.append(chunks[chunk].events[index]) }
                index += 1
            }
            chunk += 1
            index = 0
        }
        return found
    }

    /// The chunk that holds an event; chunks follow each other by number.
    private func place(of seq: Int) -> Int {
        var (low, high) = (0, chunks.count)
        while low < high {
            let middle = (low + high) / 2
            if chunks[middle].first + chunks[middle].events.count <= seq {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    private func isFull(_ chunk: Chunk) -> Bool {
        chunk.events.count == Self.chunkSize || chunk.bytes > maximumBytes / 8
    }

    mutating func append(
        _ content: Event.Content, session: SessionID? = nil, widget: String?, idForm: IDForm = .plain,
        at now: Instant
    ) {
        let event = Event(
            seq: nextSeq, at: now, session: session, widget: widget, idForm: idForm, content: content)
        nextSeq += 1
        if chunks.last.map(isFull) ?? true { chunks.append(Chunk(first: event.seq)) }
        let cost = event.cost
        bytes += cost
        chunks[chunks.count - 1].bytes += cost
        chunks[chunks.count - 1].events.append(event)
        while bytes > maximumBytes, chunks.count > 1 {
            let oldest = chunks.removeFirst()
            bytes -= oldest.bytes
            dropped += oldest.events.count
        }
    }
}
