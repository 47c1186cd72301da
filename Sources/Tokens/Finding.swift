/// What a check has to say beyond its status; made only where there is something to say.
package struct Finding: Sendable, Equatable {
    /// What was found, in one clause.
    package var detail: String?
    /// What would have held.
    package var expected: String?
    /// What came.
    package var actual: String?
    /// What the website's developer does about it, in one sentence.
    package var advice: String?

    /// A finding; members that say nothing stay nil.
    package init(
        _ detail: String? = nil, expected: String? = nil, actual: String? = nil, advice: String? = nil
    ) {
        self.detail = detail
        self.expected = expected
        self.actual = actual
        self.advice = advice
    }
}

/// What a check answers.
///
/// The findings are boxed, so that a check that passes moves one word.
package enum CheckOutcome: Sendable {
    /// What it looks at holds.
    case pass
    /// It could not run.
    case skipped
    /// What it looks at does not hold.
    indirect case fail(Finding)
    /// It holds, and something should be known.
    indirect case warn(Finding)
}
