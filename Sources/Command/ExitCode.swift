/// How a command ends (contract, section 1); `exec` ends as the command did that it ran, with any code.
struct ExitCode: RawRepresentable, Equatable {
    let rawValue: Int32

    /// All held.
    static let success = ExitCode(rawValue: 0)
    /// The answer is no: a token is rejected, a gateway not ready.
    static let negative = ExitCode(rawValue: 1)
    /// Bad usage or configuration.
    static let usage = ExitCode(rawValue: 2)
    /// An address is not available, or could not be reached.
    static let unreachable = ExitCode(rawValue: 3)
    /// A fault of ours.
    static let internalFault = ExitCode(rawValue: 4)
    /// The command of `exec` is there and cannot be executed (POSIX.1-2024, XCU 2.8.2, as in a shell).
    static let notExecutable = ExitCode(rawValue: 126)
    /// The command of `exec` was not found (POSIX.1-2024, XCU 2.8.2, as in a shell).
    static let notFound = ExitCode(rawValue: 127)
}
