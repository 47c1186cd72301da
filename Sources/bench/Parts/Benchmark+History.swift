extension Benchmark {
    static let history = Benchmark(
        name: "history",
        summary: "microseconds of a page of 50 messages, of a customer who has every session",
        usage: "history [--sessions 1000]"
    ) { options throws(BenchFailure) in
        let sessions = try options.count("--sessions", or: 1_000)
        var filled = FilledSandbox(customers: 1, maximum: sessions)
        try filled.fill(sessions: sessions, messages: 10)
        return Decimal.text(try filled.pageTime() / 1000, digits: 2)
    }
}
