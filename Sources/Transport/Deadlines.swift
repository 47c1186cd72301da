/// The moments at which waiting ends, one list for each kind of waiting.
///
/// A kind has one duration, so a list in order of arrival is in order of time: setting, clearing and taking
/// are a few stores each. A slot waits for at most one thing on each side:
///
///     input:   idle ⇄ request ⇄ heartbeat
///     output:  write → drain
package struct Deadlines {
    /// What is waited for.
    package enum Kind: Int, CaseIterable {
        /// The next request.
        case idle
        /// The rest of a request begun, or of a socket's message.
        case request
        /// The peer to take some of what is sent.
        case write
        /// The peer to end its side, or to say close back on a socket.
        case drain
        /// The next sign of life on an answer that goes on or a socket; no request is waited for any more.
        case heartbeat

        /// 0 for the input side, 1 for the output side.
        fileprivate var side: Int { self == .write || self == .drain ? 1 : 0 }
    }

    /// One side of a slot, in the list of its kind.
    private struct Node {
        var due: Int64 = 0
        var next: Int32 = -1
        var previous: Int32 = -1
        /// The kind by number; -1 while in no list.
        var kind: Int8 = -1
    }

    private let durations: [Int64]
    private var nodes: [Node] = []
    private var heads = [Int32](repeating: -1, count: Kind.allCases.count)
    private var tails = [Int32](repeating: -1, count: Kind.allCases.count)

    /// No deadlines; durations in milliseconds, in the order of `Kind`.
    package init(durations: [Int64]) {
        precondition(durations.count == Kind.allCases.count, "one duration for each kind")
        self.durations = durations
    }

    /// The earliest deadline, in the milliseconds of `now`, or nil.
    package var next: Int64? {
        var earliest: Int64?
        for head in heads where head >= 0 {
            earliest = min(earliest ?? .max, nodes[Int(head)].due)
        }
        return earliest
    }

    /// The slot that has waited longest for this; nil where none does.
    package func first(_ kind: Kind) -> Int? {
        let head = heads[kind.rawValue]
        return head < 0 ? nil : Int(head) >> 1
    }

    /// Starts waiting anew, in place of what that side of the slot waited for.
    package mutating func set(_ kind: Kind, slot: Int, now: Int64) {
        while nodes.count <= slot * 2 + 1 { nodes.append(Node()) }
        let index = slot * 2 + kind.side
        unlink(index)
        let tail = tails[kind.rawValue]
        nodes[index] = Node(
            due: now + durations[kind.rawValue], next: -1, previous: tail, kind: Int8(kind.rawValue))
        if tail >= 0 { nodes[Int(tail)].next = Int32(index) } else { heads[kind.rawValue] = Int32(index) }
        tails[kind.rawValue] = Int32(index)
    }

    /// Whether a slot waits for this.
    package func isSet(_ kind: Kind, slot: Int) -> Bool {
        let index = slot * 2 + kind.side
        return index < nodes.count && nodes[index].kind == Int8(kind.rawValue)
    }

    /// Ends waiting for this, where the slot does.
    package mutating func clear(_ kind: Kind, slot: Int) {
        if isSet(kind, slot: slot) { unlink(slot * 2 + kind.side) }
    }

    /// Ends what the input side of a slot waits for.
    package mutating func clearInput(slot: Int) {
        if slot * 2 < nodes.count { unlink(slot * 2) }
    }

    /// Ends all waiting of a slot.
    package mutating func clear(slot: Int) {
        guard slot * 2 + 1 < nodes.count else { return }
        unlink(slot * 2)
        unlink(slot * 2 + 1)
    }

    /// Takes one deadline that is due, or nil when none is.
    package mutating func takeDue(now: Int64) -> (kind: Kind, slot: Int)? {
        for kind in Kind.allCases {
            let head = heads[kind.rawValue]
            guard head >= 0, nodes[Int(head)].due <= now else { continue }
            unlink(Int(head))
            return (kind, Int(head) >> 1)
        }
        return nil
    }

    private mutating func unlink(_ index: Int) {
        let node = nodes[index]
        guard node.kind >= 0 else { return }
        let kind = Int(node.kind)
        if node.previous >= 0 { nodes[Int(node.previous)].next = node.next } else { heads[kind] = node.next }
        if node.next >= 0 {
            nodes[Int(node.next)].previous = node.previous
        } else {
            tails[kind] = node.previous
        }
        nodes[index].kind = -1
    }
}
