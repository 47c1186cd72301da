/// Why nothing was measured.
enum BenchFailure: Error {
    /// The words do not make sense.
    case usage(String)
    /// A file cannot be read, or does not hold what it should.
    case input(String)
    /// What is measured did not do its work.
    case wrong(String)
    /// The system refused a call.
    case system(String)

    var sentence: String {
        switch self {
        case .usage(let text), .input(let text), .wrong(let text), .system(let text): text
        }
    }
}
