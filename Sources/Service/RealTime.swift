package import Encoding

/// What the machine's two clocks say at one moment.
///
/// Somebody may set the calendar at any time; whoever waits for a while waits that long all the same.
package struct RealTime: Sendable {
    /// The calendar: the time of tokens and chats, from which every sandbox has its own.
    package let calendar: Instant
    /// The clock that nobody sets: what is to happen after a while is due by it.
    package let monotonic: MonotonicInstant

    /// What both clocks say.
    package init(calendar: Instant, monotonic: MonotonicInstant) {
        self.calendar = calendar
        self.monotonic = monotonic
    }
}
