/// The connections on which nothing is under way, in the order in which they became free.
struct FreeLanes {
    private var lanes: [Int]
    private var first = 0
    private var count: Int

    /// All of so many connections.
    init(_ number: Int) {
        lanes = Array(0..<number)
        count = number
    }

    var isEmpty: Bool { count == 0 }
    var isFull: Bool { count == lanes.count }

    /// The one that is free the longest; there must be one.
    mutating func take() -> Int {
        defer {
            first = (first + 1) % lanes.count
            count -= 1
        }
        return lanes[first]
    }

    mutating func put(_ lane: Int) {
        lanes[(first + count) % lanes.count] = lane
        count += 1
    }
}
