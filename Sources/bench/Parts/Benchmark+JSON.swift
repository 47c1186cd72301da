import Encoding

extension Benchmark {
    static let json = Benchmark(
        name: "json", summary: "nanoseconds to read the body of a start, and the claims of a token",
        usage: "json"
    ) { _ throws(BenchFailure) in
        let texts = [(Sample.body, 2), (Sample.claims(of: 1, at: Stopwatch.instant), 8)]
        var row: [String] = []
        for (text, members) in texts {
            let time = try Rounds.nanoseconds(operations: 50_000) { _ throws(BenchFailure) in
                let json = try? JSON(reading: text)
                if json?.count != members { throw .wrong("a text is not read") }
            }
            row.append("\(Int(time.rounded()))")
        }
        return row.joined(separator: "\t")
    }
}
