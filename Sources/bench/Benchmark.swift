/// One thing that can be measured.
struct Benchmark: Sendable {
    let name: String
    /// What the numbers of its lines are, tabs between them.
    let summary: String
    /// How it is written; words that begin with two hyphens are its flags.
    let usage: String
    let run: @Sendable (Options) throws(BenchFailure) -> String

    /// The flags, each of which takes a value.
    var flags: [String] {
        usage.split { " []".contains($0) }.filter { $0.hasPrefix("--") }.map(String.init)
    }
}
