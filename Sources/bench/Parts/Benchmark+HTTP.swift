import HTTP

extension Benchmark {
    static let http = Benchmark(
        name: "http", summary: "nanoseconds to read one request, head and body, on a kept connection",
        usage: "http"
    ) { _ throws(BenchFailure) in
        let token = Sample.tokens(1, at: Stopwatch.instant)[0]
        let bytes = Sample.request(
            path: "/applied/v1/widgets/demo-applied/sessions", host: "127.0.0.1:4820", token: token)
        var reader = RequestReader()
        let time = try Rounds.nanoseconds(operations: 50_000) { _ throws(BenchFailure) in
            reader.append(bytes.span)
            guard case .request(let request) = reader.next(), request.body.count == Sample.body.count else {
                throw .wrong("a request is not read")
            }
        }
        return "\(Int(time.rounded()))"
    }
}
