import Support
import Testing

@testable import Command

/// How commands end, compared with the contract's table.
@Suite struct `exit codes` {
    private static let table = Repository.lines("commands/exit-codes.table").map {
        $0.split(separator: " ").map(String.init)
    }
    private static let cases = Repository.lines("commands/exit-codes.cases")
    /// What only a process with a socket can show; see the tests of `serve`, `exec`, `check` and `health`.
    private static let shownElsewhere = [
        "serve 0", "serve 3", "check 0", "check 1", "health 0", "exec 0", "exec 1", "exec 3",
        "exec 128",
    ]

    private static func words(_ line: String) -> [String] {
        line.split(separator: " ").dropFirst().map {
            switch $0 {
            case "{good}": Demo.good
            case "{expired}": Demo.expired
            case "{empty}": ""
            default: String($0).replacing("{fixtures}", with: Repository.root + "/Fixtures")
            }
        }
    }

    @Test func `the table names every command, in the order of help`() {
        #expect(Self.table.map { $0[0] } == Subcommand.all.map(\.name))
    }

    @Test(arguments: table)
    func `help tells the codes of the table`(_ row: [String]) throws {
        let command = try #require(Subcommand.all.first { $0.name == row[0] })
        let told = command.exits.split { !$0.isNumber }.map(String.init)
        #expect(told == Array(row.dropFirst()))
    }

    @Test(arguments: cases)
    func `a command ends as the table of cases says`(_ line: String) throws {
        let code = try #require(line.split(separator: " ").first.flatMap { Int32($0) })
        let words = Self.words(line)
        // One that served by mistake would never end here.
        if ["serve", "exec"].contains(words.first) { return try Self.serves(words, code) }
        let run = Run(words: words)
        #expect(run.code.rawValue == code, "\(run.everything)")
        if code == 2 {
            #expect(run.output.isEmpty)
            #expect(!run.errors.isEmpty)
        }
    }

    private static func serves(_ words: [String], _ code: Int32) throws {
        let process = try ChildProcess(words, in: ScratchFolder())
        #expect(process.exitCode() == code)
        #expect(process.output.isEmpty)
        #expect(!process.errors.isEmpty)
    }

    @Test(arguments: table)
    func `every code of the table is shown by a case`(_ row: [String]) {
        for code in row.dropFirst() {
            let isShown = Self.cases.contains {
                $0 == "\(code) \(row[0])" || $0.hasPrefix("\(code) \(row[0]) ")
            }
            #expect(isShown || Self.shownElsewhere.contains("\(row[0]) \(code)"))
        }
    }

    @Test func `the codes are the contract's numbers`() {
        let codes: [ExitCode] = [.success, .negative, .usage, .unreachable, .internalFault]
        #expect(codes.map(\.rawValue) == [0, 1, 2, 3, 4])
    }

    @Test func `an internal fault says how to report it and asks for no secret`() {
        let failure = CommandFailure.internalFault("the moon is missing")
        #expect(failure.code == .internalFault)
        #expect(failure.sentence == "internal fault: the moon is missing")
        #expect(failure.more?.contains("report") == true)
        #expect(failure.more?.contains("leave secrets and tokens out") == true)
    }
}
