import Transport

extension Benchmark {
    static let load = Benchmark(
        name: "load",
        summary: "requests answered, errors, microseconds p50, p90, p99 and at most, answers a second; "
            + "at a held rate each from the time it was due, without one as fast as can be",
        usage: "load --url URL --tokens FILE [--rate N] [--connections 64] [--seconds 5]"
    ) { options throws(BenchFailure) in
        let address = try WebSocketAddress(http: try options.text("--url"))
        let requests = try InputFile.lines(try options.text("--tokens")).map {
            Sample.request(path: address.path, host: address.authority, token: $0)
        }
        var generator = try LoadGenerator(
            host: address.host, port: address.port, requests: requests,
            connections: try options.count("--connections", or: 64))
        let seconds = try generator.run(
            seconds: try options.count("--seconds", or: 5), rate: try options.count("--rate"))
        let latencies = generator.latencies
        let times = latencies.microseconds(within: [0.5, 0.9, 0.99, 1]).map(String.init)
        let rate = Int((Double(latencies.count) / seconds).rounded())
        return (["\(latencies.count)", "\(generator.errors)"] + times + ["\(rate)"]).joined(separator: "\t")
    }
}
