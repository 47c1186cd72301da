/// A whole run: the results of its fixtures, in order.
package struct Replay: Sendable {
    /// What became of each fixture that was played.
    package let results: [FixtureResult]
    /// The command that repeats a fixture, up to the file's name.
    package let command: String

    /// A run and how to repeat a part of it.
    package init(results: [FixtureResult], command: String) {
        self.results = results
        self.command = command
    }

    /// How many test cases there are.
    package var caseCount: Int { results.reduce(0) { $0 + $1.cases.count } }
    /// How many of them failed.
    package var failureCount: Int { results.reduce(0) { $0 + $1.failureCount } }
    /// How many were not played.
    package var skippedCount: Int { results.reduce(0) { $0 + $1.skippedCount } }
    /// Whether something was tested, and all of it held.
    package var passed: Bool { caseCount > 0 && failureCount == 0 }

    /// The command that repeats one fixture.
    func command(for result: FixtureResult) -> String { "\(command) \(Self.quoted(result.text.file))" }

    /// A file's name as a shell takes it.
    private static func quoted(_ name: String) -> String {
        let plain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || Array("-._/".utf8).contains(byte)
        }
        return plain
            ? name
            : "'"
                + name.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "'\\''") + "'"
    }
}

extension FixtureResult {
    /// How many of its cases failed: none or one, for a fixture ends there.
    var failureCount: Int { cases.count { $0.failure != nil } }
    /// How many of its cases were not played.
    var skippedCount: Int { cases.count { $0.outcome == .skipped } }
}
