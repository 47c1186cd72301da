/// One command: its name, its words of help, its flags, and what it does.
struct Subcommand: Sendable {
    let name: String
    /// What it does, in one line.
    let summary: String
    /// How it is written.
    let usage: String
    let operands: Operands
    let flags: [Flag]
    /// What its exit codes say.
    let exits: String
    let run: @Sendable (Arguments, Console) throws(CommandFailure) -> ExitCode
}
