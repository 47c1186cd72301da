/// What a fault does to one call: at most a delay and one thing more.
package struct FaultPlan: Sendable, Equatable {
    /// Whether the call takes effect.
    package enum Moment: String, CaseIterable, Sendable {
        /// The fault comes first: the call has not happened; behind a mere delay, it happens then.
        case before
        /// The call has happened, and its answer suffers.
        case after
    }

    /// The plan as it was written, without its moment.
    package let written: String
    /// How much later the answer comes; nil: at once.
    package let delay: ClosedRange<Duration>?
    /// What happens then; nil: the answer comes.
    package let action: FaultAction?
    /// Whether it strikes before the call takes effect or after.
    package let moment: Moment

    /// Whether it strikes sockets that are open, and no calls.
    package var isForSockets: Bool { action?.part == .socket }

    /// Whether it can strike a call of this kind: faults of sockets strike what is open, and no calls; a live
    /// channel or a socket can be refused, but has no whole answer to slow or to throw away.
    package func mayStrike(_ target: FaultTarget) -> Bool {
        !isForSockets && (!target.goesOn || moment == .before && action?.part == .answer)
    }
}
