extension Benchmark {
    static let startAtSize = Benchmark(
        name: "start-at-size",
        summary: "starts a second at 1,000 sessions, at N, ratio; microseconds a page, at N, ratio; all in "
            + "memory that was used before",
        usage: "start-at-size [--sessions 1000000]"
    ) { options throws(BenchFailure) in
        let sessions = try options.count("--sessions", or: 1_000_000, least: 2_000)
        // Once for nothing: a virtual machine gets each page of its memory from its host at the first touch.
        _ = try AtSize(sessions)
        var large = try AtSize(sessions)
        var rates: [(small: Double, large: Double)] = []
        var pages: [(small: Double, large: Double)] = []
        // In turn, so that what disturbs the machine disturbs both.
        for _ in 0..<15 {
            var small = try AtSize(1_000)
            rates.append((1e9 / (try small.startTime()), 1e9 / (try large.startTime())))
            pages.append((try small.pageTime() / 1000, try large.pageTime() / 1000))
        }
        return [rates, pages].map(row).joined(separator: "\t")
    }

    private static func row(_ pairs: [(small: Double, large: Double)]) -> String {
        let small = Rounds.median(pairs.map(\.small))
        let large = Rounds.median(pairs.map(\.large))
        let ratio = Rounds.median(pairs.map { $0.large / $0.small })
        return [small, large, ratio].map { Decimal.text($0, digits: 2) }.joined(separator: "\t")
    }

    /// A sandbox that holds so many sessions, each as the load over HTTP starts it.
    private struct AtSize {
        private static let batch = 500
        private var filled: FilledSandbox

        init(_ sessions: Int) throws(BenchFailure) {
            // Ten customers: the page of the first is full at either size.
            filled = FilledSandbox(customers: 10)
            for _ in 0..<sessions { try filled.startAsOverHTTP() }
        }

        mutating func startTime() throws(BenchFailure) -> Double {
            try Rounds.nanoseconds(rounds: 1, operations: Self.batch) { _ throws(BenchFailure) in
                try filled.startAsOverHTTP()
            }
        }

        mutating func pageTime() throws(BenchFailure) -> Double {
            try filled.pageTime(rounds: 1, operations: 100)
        }
    }
}
