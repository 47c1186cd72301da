extension Benchmark {
    static let store = Benchmark(
        name: "store",
        summary: "sessions, KiB above the empty process, bytes a session, microseconds a page of history",
        usage: "store --sessions N [--messages 10] [--customers 1]"
    ) { options throws(BenchFailure) in
        guard let sessions = try options.count("--sessions") else { throw .usage("--sessions is missing") }
        let messages = try options.count("--messages", or: 10, least: 0)
        // The journal is bounded by itself; here the store alone is measured.
        var filled = FilledSandbox(
            customers: try options.count("--customers", or: 1), maximum: sessions, journal: 1)
        let before = try ProcessMemory.resident()
        try filled.fill(sessions: sessions, messages: messages)
        let bytes = try ProcessMemory.resident() - before
        let page = Decimal.text(try filled.pageTime() / 1000, digits: 2)
        return "\(sessions)\t\(bytes / 1024)\t\(bytes / sessions)\t\(page)"
    }
}
