import Encoding
import HTTP

extension Benchmark {
    static let ready = Benchmark(
        name: "ready",
        summary: "microseconds from the start of the process to its ready line, and to its first answer; "
            + "resident KiB then; medians of 11",
        usage: "ready --gateway FILE"
    ) { options throws(BenchFailure) in
        let binary = try options.text("--gateway")
        var rows: [[Double]] = []
        for _ in 0..<11 { rows.append(try start(of: binary)) }
        let medians = (0..<3).map { column in Rounds.median(rows.map { $0[column] }) }
        return medians.map { "\(Int($0))" }.joined(separator: "\t")
    }

    private static func start(of binary: String) throws(BenchFailure) -> [Double] {
        let begin = Stopwatch.now
        let gateway = try GatewayProcess(binary)
        let line = try gateway.readyLine()
        let ready = Stopwatch.now
        guard let url = (try? JSON(reading: line))?["url"]?.string else {
            throw .wrong("the ready line names no URL")
        }
        _ = try GatewayAddress(url).ask(.get, "/readyz")
        let answered = Stopwatch.now
        let resident = try ProcessMemory.resident(gateway.id)
        return [Double(ready - begin) / 1000, Double(answered - begin) / 1000, Double(resident) / 1024]
    }
}
