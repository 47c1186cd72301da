import Glibc

/// Measures the hot parts, one subcommand each, and prints bare numbers.
@main
struct Bench {
    static func main() {
        let words = CommandLine.arguments.dropFirst()
        guard let name = words.first, let benchmark = Benchmark.all.first(where: { $0.name == name }) else {
            fail(overview)
        }
        do throws(BenchFailure) {
            let options = try Options(words.dropFirst(), of: benchmark.flags)
            print(try benchmark.run(options))
        } catch {
            if case .usage = error { fail("bench: \(error.sentence)\nusage: bench \(benchmark.usage)") }
            fail("bench: \(error.sentence)")
        }
    }

    private static var overview: String {
        Benchmark.all.reduce("usage:") { "\($0)\n    bench \($1.usage)\n        \($1.summary)" }
    }

    private static func fail(_ text: String) -> Never {
        let line = Array("\(text)\n".utf8)
        unsafe write(2, line, line.count)
        exit(2)
    }
}
