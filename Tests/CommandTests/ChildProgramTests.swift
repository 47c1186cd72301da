import Testing

@testable import Command

/// Another program, run to its end.
@Suite struct `running another program` {
    private static func run(
        _ name: String, _ words: [String] = [], variables: [String] = ["PATH"], input: [UInt8] = [],
        timeout: Duration = .seconds(20)
    ) throws(ChildFailure) -> ChildProgram {
        try ChildProgram(
            name, words, variables: variables, input: input, timeout: timeout, mostOutput: 1 << 20)
    }

    @Test func `what it says and how it ends are known`() throws {
        let child = try Self.run("sh", ["-c", "echo out; echo err >&2; exit 7"])
        #expect(child.output == Array("out\n".utf8))
        #expect(child.errors == Array("err\n".utf8))
        #expect(child.code == 7)
        #expect(try Self.run("sh", ["-c", "kill -9 $$"]).code == 137)
    }

    @Test func `much goes in and comes out`() throws {
        let input = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0) }
        #expect(try Self.run("cat", input: input).output == input)
    }

    @Test func `one that reads nothing does not end us`() throws {
        #expect(try Self.run("true", input: [UInt8](repeating: 0, count: 1_000_000)).code == 0)
    }

    @Test func `it finds our variables only where they are named`() throws {
        #expect(try Self.run("env").output.starts(with: "PATH=".utf8))
        #expect(try !Self.run("env", variables: []).output.starts(with: "PATH=".utf8))
    }

    @Test func `it is stopped at its limits, and one that is not there is named`() {
        #expect(throws: ChildFailure.timedOut) {
            try Self.run("sleep", ["30"], timeout: .milliseconds(100))
        }
        #expect(throws: ChildFailure.timedOut) {
            try Self.run("sh", ["-c", "exec >&- 2>&-; sleep 30"], timeout: .milliseconds(100))
        }
        #expect(throws: ChildFailure.saidTooMuch) { try Self.run("yes") }
        #expect(throws: ChildFailure.notInstalled) { try Self.run("no-such-program-anywhere") }
    }
}
