/// Which sessions go first when the store is full: two doubly linked lists over the store's slots.
///
///     anonymous   least recently used ─► … ─► just used
///     ended       ended first         ─► … ─► ended last      (sessions of customers)
///
/// A session stands in one of them or, while it is a customer's and open, in none. Every step is O(1).
struct EvictionOrder: Sendable {
    enum List: Int, Sendable {
        case anonymous = 0
        case ended = 1
    }

    private struct Link: Sendable {
        var previous: Int32 = -1
        var next: Int32 = -1
        var list: Int8 = -1
    }

    private var links = ChunkedArray<Link>()
    private var heads: [2 of Int32] = [-1, -1]
    private var tails: [2 of Int32] = [-1, -1]

    /// The slot that goes next, but never the one that is spared.
    func first(sparing spared: Int32? = nil) -> Int32? {
        for list in 0..<2 where heads[list] >= 0 {
            if heads[list] != spared { return heads[list] }
            let next = links[Int(heads[list])].next
            if next >= 0 { return next }
        }
        return nil
    }

    /// The store has one slot more, which stands in no list.
    mutating func addSlot() { links.append(Link()) }

    /// Puts a slot at the end of a list, taking it from where it stood.
    mutating func put(_ slot: Int32, last list: List) {
        if tails[list.rawValue] == slot { return }
        remove(slot)
        let tail = tails[list.rawValue]
        links[Int(slot)] = Link(previous: tail, next: -1, list: Int8(list.rawValue))
        if tail >= 0 { links[Int(tail)].next = slot } else { heads[list.rawValue] = slot }
        tails[list.rawValue] = slot
    }

    /// Takes a slot out; nothing happens where it stands in no list.
    mutating func remove(_ slot: Int32) {
        guard links[Int(slot)].list >= 0 else { return }
        let link = links[Int(slot)]
        let list = Int(link.list)
        if link.previous >= 0 { links[Int(link.previous)].next = link.next } else { heads[list] = link.next }
        if link.next >= 0 {
            links[Int(link.next)].previous = link.previous
        } else {
            tails[list] = link.previous
        }
        links[Int(slot)] = Link()
    }
}
