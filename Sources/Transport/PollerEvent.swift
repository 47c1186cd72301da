/// One descriptor that has something for us.
struct PollerEvent {
    let descriptor: Int32
    /// The generation under which the descriptor was added: its number may since belong to another.
    let generation: UInt32
    /// What may be done without waiting.
    let ready: Interest
    /// Whether an error or the end of both directions was reported.
    let isBroken: Bool
}
