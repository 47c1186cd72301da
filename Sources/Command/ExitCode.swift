/// How a command ends (contract, section 1).
enum ExitCode: Int32 {
    /// All held.
    case success = 0
    /// The answer is no: a token is rejected, a gateway not ready.
    case negative = 1
    /// Bad usage or configuration.
    case usage = 2
    /// An address is not available, or could not be reached.
    case unreachable = 3
    /// A fault of ours.
    case internalFault = 4
}
