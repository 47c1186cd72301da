package import Encoding

/// The real clock as somebody sets it.
extension Gateway {
    /// The real clock was set, and says `real` now: whoever waits for a while waits as long as before.
    ///
    /// The time of tokens, chats and sandboxes goes with the clock.
    package mutating func realClockStepped(by step: Duration, to real: Instant) {
        for index in rooms.indices { rooms[index].realClockStepped(by: step, to: real) }
    }
}
