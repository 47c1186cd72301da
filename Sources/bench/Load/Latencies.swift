/// How long requests took.
struct Latencies {
    private var nanoseconds: [Int64] = []

    var count: Int { nanoseconds.count }

    mutating func note(_ time: Int64) { nanoseconds.append(time) }

    /// The microseconds that so much of all requests, 0 to 1, stayed within; 0 where there was none.
    func microseconds(within parts: [Double]) -> [Int64] {
        let sorted = nanoseconds.sorted()
        return parts.map { part in
            // The nearest rank: the smallest time that at least this part did not exceed.
            let rank = Int((part * Double(sorted.count)).rounded(.up))
            return sorted.isEmpty ? 0 : sorted[min(max(rank, 1), sorted.count) - 1] / 1000
        }
    }
}
