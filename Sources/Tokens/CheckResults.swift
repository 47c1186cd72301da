/// What the checks of one credential came to, gathered check by check.
package struct CheckResults: Sendable {
    /// The status of every check; skipped where none was noted.
    package private(set) var statuses = CheckStatuses()
    /// What was found by those that warn or fail, in the order of the checks.
    package private(set) var findings: [(check: CheckID, finding: Finding)] = []

    /// No check was made yet.
    package init() {}

    /// Notes what a check came to.
    package mutating func note(_ outcome: CheckOutcome, of check: CheckID) {
        switch outcome {
        case .pass: statuses[check] = .pass
        case .skipped: statuses[check] = .skipped
        case .warn(let finding):
            statuses[check] = .warn
            findings.append((check, finding))
        case .fail(let finding):
            statuses[check] = .fail
            findings.append((check, finding))
        }
    }
}
