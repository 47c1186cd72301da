extension Benchmark {
    static let growth = Benchmark(
        name: "growth",
        summary: "processor microseconds of starts while a store grows: longest, p99, median",
        usage: "growth [--sessions 300000]"
    ) { options throws(BenchFailure) in
        let count = try options.count("--sessions", or: 300_000, least: 1_000)
        var filled = FilledSandbox(customers: 1_000, maximum: count)
        var times: [Int64] = []
        times.reserveCapacity(count)
        for _ in 0..<count {
            let before = Stopwatch.ownTime
            try filled.startAsOverHTTP()
            times.append(Stopwatch.ownTime - before)
        }
        times.sort()
        let places = [count - 1, count * 99 / 100, count / 2]
        return places.map { Decimal.text(Double(times[$0]) / 1000, digits: 1) }.joined(separator: "\t")
    }
}
