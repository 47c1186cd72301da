import Encoding

/// The tool as a whole: finds the command, hands it its words, turns its failure into words and an exit code.
struct CommandLineTool {
    private static let wordsForHelp = ["--help", "-h", "help"]

    let console: Console

    func run(_ words: [String]) -> ExitCode {
        do throws(CommandFailure) {
            return try dispatch(words)
        } catch {
            console.error("chatgate: \(Printable.text(error.sentence))")
            if let more = error.more { console.error(more) }
            return error.code
        }
    }

    private func dispatch(_ words: [String]) throws(CommandFailure) -> ExitCode {
        guard let first = words.first else {
            console.error(Help.overview)
            return .usage
        }
        if Self.wordsForHelp.contains(first) { return try help(Array(words.dropFirst())) }
        if first == "--version" { return try Subcommand.version.run(Arguments.none, console) }
        guard let command = Subcommand.all.first(where: { $0.name == first }) else {
            let nearest = Spelling.nearest(to: first, among: Subcommand.all.map(\.name) + ["help"])
            throw .usage(
                "there is no command \"\(first.prefix(60))\""
                    + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""),
                more: "chatgate --help lists the commands.")
        }
        let rest = Array(words.dropFirst())
        if Arguments.asksForHelp(rest) {
            console.output(Help.text(of: command))
            return .success
        }
        return try command.run(
            Arguments(rest, of: command.name, flags: command.flags, operands: command.operands), console)
    }

    private func help(_ words: [String]) throws(CommandFailure) -> ExitCode {
        guard let name = words.first, !Self.wordsForHelp.contains(name) else {
            console.output(Help.overview)
            return .success
        }
        return try dispatch([name, "--help"])
    }
}
