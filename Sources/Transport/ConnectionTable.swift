/// The open connections, by descriptor; a number that was used again is told apart by its generation.
struct ConnectionTable {
    /// Connections served at once.
    let limit: Int
    private(set) var count = 0
    private var slots: [Connection?] = []
    private var lastGeneration: UInt32 = 0

    /// No connections.
    init(limit: Int) { self.limit = min(max(0, limit), 1 << 20) }

    var isFull: Bool { count >= limit }

    /// The connection that an event is for; nil when it was closed since.
    func find(_ event: PollerEvent) -> Connection? {
        find(slot: Int(event.descriptor), generation: event.generation)
    }

    /// The connection that had a slot at some time; nil when it was closed since.
    func find(slot: Int, generation: UInt32) -> Connection? {
        guard slot < slots.count, let connection = slots[slot], connection.generation == generation
        else { return nil }
        return connection
    }

    /// The connection in a slot.
    subscript(slot: Int) -> Connection? { slot < slots.count ? slots[slot] : nil }

    /// All connections, in order of their descriptors.
    var all: [Connection] { slots.compactMap(\.self) }

    /// A number for the next connection; never 0, which is the listener's.
    mutating func makeGeneration() -> UInt32 {
        lastGeneration = lastGeneration == .max ? 1 : lastGeneration + 1
        return lastGeneration
    }

    /// Puts a connection in the slot of its descriptor.
    mutating func insert(_ connection: Connection) {
        while slots.count <= connection.slot { slots.append(nil) }
        precondition(slots[connection.slot] == nil, "a descriptor is open once")
        slots[connection.slot] = connection
        count += 1
    }

    /// Takes a connection out; its descriptor closes with the last reference.
    mutating func remove(_ connection: Connection) {
        precondition(slots[connection.slot] === connection, "only what stands here is removed")
        slots[connection.slot] = nil
        count -= 1
    }
}
