/// How often a fault strikes.
package struct FaultTerms: Sendable, Equatable {
    /// How many calls it strikes in all; nil: until it is taken away.
    package var times: Int?
    /// The chance of each call that it is meant for, above 0 and at most 1.
    package var chance = 1.0
    /// What the chance is drawn under; nil: the sandbox's own seed.
    ///
    /// Under one seed, the same calls in the same order fare the same.
    package var seed: Int64?

    /// Every call.
    package init() {}
}
