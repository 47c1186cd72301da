/// The words of `--help`.
enum Help {
    /// What `chatgate --help` prints.
    static var overview: String {
        let width = Subcommand.all.map(\.name.count).max() ?? 0
        let indent = String(repeating: " ", count: width + 5)
        let commands = Subcommand.all.flatMap { command in
            Wrapping.lines(command.summary, width: 80 - indent.count).enumerated().map { line in
                (line.offset == 0 ? "  " + padded(command.name, width + 3) : indent) + line.element
            }
        }
        return """
            chatgate plays the backend of a hosted chat widget on your machine: it verifies
            the tokens that your website signs, and says why one does not hold.

            usage: chatgate COMMAND [flags]

            \(commands.joined(separator: "\n"))

            chatgate COMMAND --help tells more. To begin: chatgate serve
            """
    }

    /// What `chatgate COMMAND --help` prints.
    static func text(of command: Subcommand) -> String {
        let rows = (command.flags + [Flag("--help", nil, "these words")]).map { flag in
            (flag.name + (flag.value.map { " " + $0 } ?? ""), flag)
        }
        let width = rows.map(\.0.count).max() ?? 0
        let indent = String(repeating: " ", count: width + 4)
        let flags = rows.flatMap { row, flag in
            let words = flag.help + (flag.variable.map { " [\($0)]" } ?? "")
            return Wrapping.lines(words, width: 80 - indent.count).enumerated().map { line in
                (line.offset == 0 ? "  " + padded(row, width + 2) : indent) + line.element
            }
        }
        let title = Wrapping.lines("chatgate \(command.name): \(command.summary)", width: 80)
            .joined(separator: "\n")
        let exits = Wrapping.lines("exit codes: \(command.exits)", width: 80).joined(separator: "\n")
        return """
            \(title)

            usage: chatgate \(command.usage)

            \(flags.joined(separator: "\n"))

            \(exits)
            """
    }

    static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
