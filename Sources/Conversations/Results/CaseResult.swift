package import Encoding

/// One test case: an expectation of a step, or a step that failed without one.
package struct CaseResult: Sendable, Equatable {
    /// What became of it.
    package enum Outcome: Sendable, Equatable {
        /// It held.
        case passed
        /// It did not hold.
        case failed(CaseFailure)
        /// A step before it failed, so it was not played.
        case skipped
    }

    /// The step in words, with its number.
    package let name: String
    /// Where the expectation stands.
    package let location: TextLocation
    /// What became of it.
    package let outcome: Outcome

    /// Why it failed; nil where it did not.
    package var failure: CaseFailure? { if case .failed(let failure) = outcome { failure } else { nil } }
}
