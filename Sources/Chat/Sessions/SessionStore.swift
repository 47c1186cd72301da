/// All chat sessions and customers of one sandbox, in memory.
///
///     places[id] ─► slot ─► sessions[slot] ─► customer ─► customers[customer].sessions ─► slots, by order
/// of start
///
/// Slots are used again after an eviction; a session of another life of a slot is never reached, since ids
/// are looked up first.
package struct SessionStore: Sendable {
    private var sessions: [ChatSession] = []
    private var freeSlots: [Int32] = []
    private var places: [SessionID: Int32] = [:]
    private var customers: [Customer] = []
    private var freeCustomers: [Int32] = []
    private var customerPlaces: [CustomerKey: Int32] = [:]
    private var eviction = EvictionOrder()
    private var nextOrder: UInt64 = 0
    private let maximum: Int

    /// An empty store that holds so many sessions.
    package init(maximum: Int) {
        self.maximum = max(1, min(maximum, Int(Int32.max)))
    }

    /// How many sessions there are.
    package var count: Int { places.count }

    /// Every session that is there, in the order of starts.
    package var all: [ChatSession] { places.values.map { self[$0] }.sorted { $0.order < $1.order } }

    // MARK: Looking up

    /// The slot of a session.
    func slot(of id: SessionID) -> Int32? { places[id] }

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

    // MARK: Changing

    /// The session that has to go before another can come; nil while there is room.
    ///
    /// Idle anonymous sessions go first, then ended ones of customers; with only live ones left, there is
    /// `.full`.
    func victim() throws(StoreFull) -> Int32? {
        if places.count < maximum { return nil }
        guard let slot = eviction.first else { throw StoreFull() }
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
        }
        places[session.id] = slot
        if let customer = session.customer {
            self[customer: customer].sessions.append(slot)
        } else {
            eviction.put(slot, last: .anonymous)
        }
        return slot
    }

    /// Takes a session out, and its customer with the last of theirs.
    mutating func remove(_ slot: Int32) {
        let session = self[slot]
        eviction.remove(slot)
        places[session.id] = nil
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
        return place
    }

    /// An anonymous session was used: it goes to the end of those that are evicted.
    mutating func touch(_ slot: Int32) {
        if self[slot].customer == nil { eviction.put(slot, last: .anonymous) }
    }

    /// Gives an anonymous session to a customer, at its place in the order of starts.
    mutating func join(_ slot: Int32, to place: Int32) {
        self[slot].customer = place
        eviction.remove(slot)
        if self[slot].ending != nil { eviction.put(slot, last: .ended) }
        let index = index(of: self[slot].order, in: self[customer: place].sessions)
        self[customer: place].sessions.insert(slot, at: index)
    }

    /// Closes a session; a customer's can be evicted from now on.
    mutating func end(_ slot: Int32, _ ending: ChatSession.Ending) {
        self[slot].ending = ending
        if self[slot].customer != nil { eviction.put(slot, last: .ended) }
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
        customers[Int(place)].claims = nil
        freeCustomers.append(place)
    }
}

/// The store holds only live sessions, and no more fit.
struct StoreFull: Error {}
