/// A fault as it strikes one call or socket.
package struct FiredFault: Sendable {
    /// The number of the fault; nil where the request asked for it.
    package let id: Int?
    /// What it does.
    package let plan: FaultPlan
    /// How much later the answer comes, drawn where the plan names a range.
    package let delay: Duration
    /// The name of the call's route.
    package let call: String
}
