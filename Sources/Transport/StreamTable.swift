import HTTP

/// Where the answers that go on have their connections: found by name, without a look at the others.
struct StreamTable {
    /// A slot, and the generation that tells its connection from earlier ones.
    struct Place {
        let slot: Int
        let generation: UInt32
    }

    private var places: [StreamID: Place] = [:]

    /// Notes the connection of a stream.
    mutating func insert(_ stream: StreamID, slot: Int, generation: UInt32) {
        let earlier = places.updateValue(Place(slot: slot, generation: generation), forKey: stream)
        precondition(earlier == nil, "a service names a stream once")
    }

    /// Forgets a stream.
    mutating func remove(_ stream: StreamID) { places[stream] = nil }

    /// Where a stream is; nil when it is gone.
    func find(_ stream: StreamID) -> Place? { places[stream] }
}
