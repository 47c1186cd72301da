/// A fault that was set up in a sandbox, with what came of it.
package struct Fault: Sendable {
    /// Its number in the sandbox, from 1; none is used twice.
    package let id: Int
    /// What it does.
    package let plan: FaultPlan
    /// Which calls it is meant for.
    package let scope: FaultScope
    /// How often it strikes.
    package let terms: FaultTerms
    /// How many calls, or sockets, it was meant for so far.
    package internal(set) var seen = 0
    /// How many of them it struck.
    package internal(set) var fired = 0

    /// Whether it has struck as often as it may.
    package var isSpent: Bool { terms.times.map { fired >= $0 } ?? false }
}
