import Support
import Testing

@testable import Command

/// The words of help, compared whole with files.
///
/// After a wanted change: `chatgate COMMAND --help > Fixtures/commands/COMMAND.txt`.
@Suite struct `the words of help` {
    private static func golden(_ name: String) -> String { Repository.text("Fixtures/commands/\(name).txt") }

    @Test(arguments: Subcommand.all.map(\.name))
    func `a command's help is as its file says`(_ name: String) {
        let run = Run(name, "--help")
        #expect(run.code == .success)
        #expect(run.text + "\n" == Self.golden(name))
        #expect(run.errors.isEmpty)
    }

    @Test func `the overview is as its file says`() {
        let run = Run("--help")
        #expect(run.code == .success)
        #expect(run.text + "\n" == Self.golden("overview"))
        #expect(run.errors.isEmpty)
    }

    @Test func `every file of help belongs to a command`() {
        let files = Set(
            Repository.fixtures(in: "commands", ending: ".txt").filter { !$0.contains("reports/") })
        let known = Subcommand.all.map(\.name) + ["overview"]
        #expect(files == Set(known.map { "commands/\($0).txt" }))
    }

    @Test(arguments: ["-h", "help"])
    func `there is more than one word for the overview`(_ word: String) {
        #expect(Run(word).text == Run("--help").text)
        #expect(Run(word).code == .success)
    }

    @Test(arguments: Subcommand.all.map(\.name))
    func `there is more than one way to a command's help`(_ name: String) {
        let help = Run(name, "--help").text
        #expect(Run(name, "-h").text == help)
        #expect(Run("help", name).text == help)
        #expect(Run("--help", name).text == help)
    }

    @Test(arguments: [
        ["help", "help"], ["help", "--help"], ["--help", "--help"], ["-h", "-h"], ["help", "-h"],
    ])
    func `help on help is the overview`(_ words: [String]) {
        let run = Run(words: words)
        #expect(run.code == .success)
        #expect(run.text == Run("--help").text)
    }

    @Test func `help wins over every other word`() {
        for words in [["mint", "--nonsense", "--help"], ["verify", "a", "b", "c", "-h"]] {
            #expect(Run(words: words).code == .success)
            #expect(Run(words: words).output.first?.hasPrefix("chatgate \(words[0]):") == true)
        }
    }

    @Test func `without a word the overview goes to stderr`() {
        let run = Run()
        #expect(run.code == .usage)
        #expect(run.output.isEmpty)
        #expect(run.complaint == Run("--help").text)
    }

    @Test(arguments: Subcommand.all.map(\.name))
    func `help tells every flag and every variable`(_ name: String) throws {
        let command = try #require(Subcommand.all.first { $0.name == name })
        // Lines are broken at blanks, so the words are looked at in one line.
        let words = Run(name, "--help").text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        for flag in command.flags {
            let start = flag.name + (flag.value.map { " " + $0 } ?? "")
            let end = flag.variable.map { " [\($0)]" } ?? ""
            #expect(words.contains("\(start) \(flag.help)\(end)"))
        }
    }

    /// Contract, section 1: the common flags and those of `serve` have an environment twin.
    @Test func `a flag's variable is its name in capitals`() {
        for flag in Flag.serving + [.config, .widget] {
            let name = flag.name.dropFirst(2).uppercased().map { $0 == "-" ? "_" : $0 }
            #expect(flag.variable == "CHATGATE_" + String(name))
        }
    }
}
