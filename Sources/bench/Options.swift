/// The words behind a subcommand: flags, each with its value.
struct Options {
    private var values: [String: String] = [:]

    init(_ words: ArraySlice<String>, of flags: [String]) throws(BenchFailure) {
        var rest = words
        while let flag = rest.popFirst() {
            guard flags.contains(flag) else { throw .usage("there is no \(flag) here") }
            guard let value = rest.popFirst() else { throw .usage("\(flag) takes a value") }
            values[flag] = value
        }
    }

    /// What stands behind a flag that must be there.
    func text(_ flag: String) throws(BenchFailure) -> String {
        guard let value = values[flag] else { throw .usage("\(flag) is missing") }
        return value
    }

    /// What stands behind a flag; nil where it is absent.
    func optional(_ flag: String) -> String? { values[flag] }

    /// A whole number above zero; nil where the flag is absent.
    func count(_ flag: String, least: Int = 1) throws(BenchFailure) -> Int? {
        guard let text = values[flag] else { return nil }
        guard let number = Int(text), number >= least else {
            throw .usage("\(flag) takes a whole number of at least \(least)")
        }
        return number
    }

    /// A whole number of at least `least`, or what stands for it.
    func count(_ flag: String, or other: Int, least: Int = 1) throws(BenchFailure) -> Int {
        try count(flag, least: least) ?? other
    }
}
