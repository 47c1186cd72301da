package import Encoding

/// Why one expectation did not hold.
package struct CaseFailure: Sendable, Equatable {
    /// What went wrong, in one sentence without the place.
    package let sentence: String
    /// Where the expected value stands that did not hold; of a step that could not be played, its verb.
    package let location: TextLocation
    /// Every place where what came differs; never empty where something was compared.
    package let differences: [Difference]
}
