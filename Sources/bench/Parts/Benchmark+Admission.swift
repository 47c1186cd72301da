extension Benchmark {
    static let admission = Benchmark(
        name: "admission",
        summary: "nanoseconds to start a session with a token, the body read; the same less verification",
        usage: "admission"
    ) { _ throws(BenchFailure) in
        let customers = 1_000
        let operations = 20_000
        var times: [Double] = []
        for _ in 0..<9 {
            var filled = FilledSandbox(customers: customers)
            let time = try Rounds.nanoseconds(rounds: 1, operations: operations) { _ throws(BenchFailure) in
                try filled.startAsOverHTTP()
            }
            times.append(time)
        }
        let whole = Rounds.median(times)
        let verification = try verification(
            of: Sample.tokens(customers, at: Stopwatch.instant), with: Sample.key)
        return "\(Int(whole.rounded()))\t\(Int((whole - verification).rounded()))"
    }
}
