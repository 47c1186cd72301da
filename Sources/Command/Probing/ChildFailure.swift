/// Why running another program brought no result.
enum ChildFailure: Error, Equatable {
    /// No program of that name is on the PATH.
    case notInstalled
    /// The system could not start it.
    case notStarted
    /// It was not done in time, and was stopped.
    case timedOut
    /// It said more than was asked for, and was stopped.
    case saidTooMuch
}
