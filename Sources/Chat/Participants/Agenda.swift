import Encoding

/// What has to happen in a sandbox at a time, on its clock: a binary heap, the earliest first.
///
/// An entry that no longer matters is left in and does nothing when its time comes.
struct Agenda: Sendable {
    /// What happens.
    enum Kind: Sendable {
        /// A session whose visitor has not connected ends.
        case connectionWindow
        /// A session's agreed time is over.
        case duration
    }

    /// One thing to do.
    struct Entry: Sendable {
        let at: Instant
        /// Breaks ties: what was put in first happens first.
        let order: Int
        let session: SessionID
        let kind: Kind

        static func < (left: Entry, right: Entry) -> Bool {
            (left.at, left.order) < (right.at, right.order)
        }
    }

    private var heap = ChunkedArray<Entry>()
    private var nextOrder = 0

    /// How many entries wait.
    var count: Int { heap.count }

    /// The entry that is due first.
    var first: Entry? { heap.count == 0 ? nil : heap[0] }

    /// When the next entry is due.
    var next: Instant? { first?.at }

    /// Puts an entry in.
    mutating func add(_ kind: Kind, of session: SessionID, at instant: Instant) {
        heap.append(Entry(at: instant, order: nextOrder, session: session, kind: kind))
        nextOrder += 1
        rise(heap.count - 1)
    }

    /// Takes out the earliest entry that is due.
    mutating func takeDue(at now: Instant) -> Entry? {
        guard let first, first.at <= now else { return nil }
        removeFirst()
        return first
    }

    /// Takes out the earliest entry, which must be there.
    mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        sink(0)
    }

    /// Keeps only what still matters.
    mutating func prune(_ matters: (Entry) -> Bool) {
        let left = heap.indices.map { heap[$0] }.filter(matters).sorted { $0 < $1 }
        heap = ChunkedArray()
        for entry in left { heap.append(entry) }
    }

    private mutating func rise(_ start: Int) {
        var child = start
        while child > 0, heap[child] < heap[(child - 1) / 2] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func sink(_ start: Int) {
        var parent = start
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < heap[parent] else { return }
            heap.swapAt(parent, child)
            parent = child
        }
    }
}
