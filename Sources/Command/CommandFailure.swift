/// Why a command did not do what it was asked: one sentence, and how the process ends.
struct CommandFailure: Error, Equatable {
    let code: ExitCode
    let sentence: String
    /// A second line, which says what helps.
    let more: String?

    static func usage(_ sentence: String, more: String? = nil) -> CommandFailure {
        CommandFailure(code: .usage, sentence: sentence, more: more)
    }

    static func unreachable(_ sentence: String) -> CommandFailure {
        CommandFailure(code: .unreachable, sentence: sentence, more: nil)
    }

    /// What should not have happened: says how to report it.
    static func internalFault(_ sentence: String) -> CommandFailure {
        CommandFailure(
            code: .internalFault, sentence: "internal fault: \(sentence)",
            more:
                "This is a fault of chatgate. Please report it with the command you ran and the output of "
                + "chatgate version --format json; leave secrets and tokens out."
        )
    }
}
