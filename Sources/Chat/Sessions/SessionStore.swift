/// All chat sessions and customers of one sandbox, in memory.
///
///     places[id] ─► slot ─► sessions[slot] ─► customer ─► customers[customer].sessions ─► slots, by order
/// of start
///
/// Slots are used again after an eviction; a session of another life of a slot is never reached, since ids
/// are looked up first.
package struct SessionStore: Sendable {
    private var sessions = ChunkedArray<ChatSession>()
    private var freeSlots: [Int32] = []
    private var places = ShardedDictionary<SessionID, Int32>()
    private var customers = ChunkedArray<Customer>()
    private var freeCustomers: [Int32] = []
    private var customerPlaces = ShardedDictionary<CustomerKey, Int32>()
    private var eviction = EvictionOrder()
    private var nextOrder: UInt64 = 0
    private let maximum: Int
    private let maximumBytes: Int
    /// Bytes of all sessions' texts, metadata and contexts, and of their customers' names and claims.
    private(set) var bytes = 0

    /// An empty store that holds so many sessions and so many bytes of what was said in them.
    package init(maximum: Int, maximumBytes: Int) {
        self.maximum = max(1, min(maximum, Int(Int32.max)))
        self.maximumBytes = maximumBytes
    }

    /// How many sessions there are.
    package var count: Int { places.count }

    // MARK: Looking up

    /// The slot of a session.
    func slot(of id: SessionID) -> Int32? { places[id] }

    /// The places of the first sessions behind an order, in the order of starts, at most so many.
    ///
    /// One pass keeps the earliest that it met: a million sessions are not sorted for a page of them.
    func slots(after order: UInt64?, limit: Int) -> [Int32] {
        var found: [(order: UInt64, slot: Int32)] = []
        var bound = UInt64.max
        for index in sessions.indices {
            let place = sessions[index].order
            guard place < bound, order.map({ place > $0 }) ?? true else { continue }
            guard places[sessions[index].id] == Int32(index) else { continue }
            found.append((place, Int32(index)))
            if found.count / 2 > limit { bound = Self.keepFirst(limit, of: &found) }
        }
        _ = Self.keepFirst(limit, of: &found)
        return found.map(\.slot)
    }

    /// Drops all but the earliest; the order from which on nothing more belongs to them.
    private static func keepFirst(_ limit: Int, of found: inout [(order: UInt64, slot: Int32)]) -> UInt64 {
        found.sort { $0.order < $1.order }
        found.removeLast(max(0, found.count - limit))
        return found.last?.order ?? 0
    }

    /// The place of a customer who has a session.
    func place(of customer: CustomerKey) -> Int32? { customerPlaces[customer] }

    /// A session, read and changed in place.
    subscript(slot: Int32) -> ChatSession {
        _read { yield sessions[Int(slot)] }
        _modify { yield &sessions[Int(slot)] }
    }

    /// A customer, read and changed in place.
    subscript(customer place: Int32) -> Customer {
        _read { yield customers[Int(place)] }
        _modify { yield &customers[Int(place)] }
    }

    /// Who some of a widget's customers are, by their tokens.
    func someSubjects(ofWidget widget: Int) -> [String] {
        let known = customerPlaces.keys.lazy.filter { $0.widget == widget && $0.kind == .token }
        return known.prefix(32).map(\.subject.text)
    }

    // MARK: Changing

    /// The session that has to go before another, or more bytes, can come; nil while there is room.
    ///
    /// Idle anonymous sessions go first, then ended ones of customers; with only live ones left, it throws.
    func victim(sessions: Int, bytes: Int, sparing spared: Int32? = nil) throws(StoreFull) -> Int32? {
        if places.count + sessions <= maximum, self.bytes + bytes <= maximumBytes { return nil }
        guard let slot = eviction.first(sparing: spared) else { throw StoreFull() }
        return slot
    }

    /// Puts a session in; the caller made room.
    mutating func insert(_ make: (UInt64) -> ChatSession) -> Int32 {
        let session = make(nextOrder)
        nextOrder += 1
        let slot: Int32
        if let free = freeSlots.popLast() {
            slot = free
            sessions[Int(slot)] = session
        } else {
            slot = Int32(sessions.count)
            sessions.append(session)
            eviction.addSlot()
        }
        places[session.id] = slot
        bytes += session.size
        if let customer = session.customer { self[customer: customer].sessions.append(slot) }
        rank(slot)
        return slot
    }

    /// Takes a session out, and its customer with the last of theirs.
    mutating func remove(_ slot: Int32) {
        let session = self[slot]
        eviction.remove(slot)
        places[session.id] = nil
        bytes -= session.size
        if let place = session.customer { detach(slot, from: place, order: session.order) }
        // What the slot held is let go now; the slot itself waits for the next session.
        sessions[Int(slot)].clear()
        freeSlots.append(slot)
    }

    /// The place of a customer, made where there is none yet.
    mutating func admit(_ key: CustomerKey) -> Int32 {
        if let place = customerPlaces[key] { return place }
        let place: Int32
        if let free = freeCustomers.popLast() {
            place = free
            customers[Int(place)] = Customer(key: key)
        } else {
            place = Int32(customers.count)
            customers.append(Customer(key: key))
        }
        customerPlaces[key] = place
        bytes += self[customer: place].size
        return place
    }

    /// Changes a customer's claims, whose bytes count; answers what the change answers.
    ///
    /// Room was not made for them, so that the claims of one token may be above the limit.
    mutating func changeClaims(of place: Int32, _ change: (inout ClaimsInForce?) -> Bool) -> Bool {
        let before = self[customer: place].size
        defer { bytes += self[customer: place].size - before }
        return change(&self[customer: place].claims)
    }

    /// A session was used: an anonymous one goes to the end of those that are evicted.
    mutating func touch(_ slot: Int32) {
        if self[slot].customer == nil { rank(slot) }
    }

    /// A session grew by so many bytes.
    mutating func charge(_ slot: Int32, _ count: Int) {
        self[slot].size += count
        bytes += count
    }

    /// A page listens to a session, or one stops: while any does, the session is live.
    mutating func listen(_ slot: Int32, _ change: Int32) {
        self[slot].listeners += change
        rank(slot)
    }

    /// Gives an anonymous session to a customer, at its place in the order of starts.
    mutating func join(_ slot: Int32, to place: Int32) {
        self[slot].customer = place
        rank(slot)
        let index = index(of: self[slot].order, in: self[customer: place].sessions)
        self[customer: place].sessions.insert(slot, at: index)
    }

    /// Closes a session; a customer's can be evicted from now on.
    mutating func end(_ slot: Int32, _ ending: ChatSession.Ending) {
        self[slot].ending = ending
        rank(slot)
    }

    /// Puts a session where it stands in the order of eviction: a live one nowhere.
    private mutating func rank(_ slot: Int32) {
        if self[slot].listeners > 0 {
            eviction.remove(slot)
        } else if self[slot].customer == nil {
            eviction.put(slot, last: .anonymous)
        } else if self[slot].ending != nil {
            eviction.put(slot, last: .ended)
        } else {
            eviction.remove(slot)
        }
    }

    /// The first index whose session started at or after an order.
    func index(of order: UInt64, in slots: [Int32]) -> Int {
        var low = 0
        var high = slots.count
        while low < high {
            let middle = (low + high) / 2
            if self[slots[middle]].order < order { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func detach(_ slot: Int32, from place: Int32, order: UInt64) {
        let index = index(of: order, in: self[customer: place].sessions)
        self[customer: place].sessions.remove(at: index)
        guard self[customer: place].sessions.isEmpty else { return }
        customerPlaces[self[customer: place].key] = nil
        bytes -= self[customer: place].size
        customers[Int(place)].claims = nil
        freeCustomers.append(place)
    }
}

/// The store holds only live sessions, and no more fit.
struct StoreFull: Error {}
