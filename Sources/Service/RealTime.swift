package import Encoding

/// What the machine's two clocks say at one moment.
///
/// Somebody may set the calendar at any time; whoever waits for a while waits that long all the same.
package struct RealTime: Sendable {
    /// The calendar: the time of tokens and chats, from which every sandbox has its own.
    package let calendar: Instant
    /// The time since some fixed moment, which nobody sets and which never goes back: what is to happen after
    /// a while is due by it.
    package let steady: Duration

    /// What both clocks say.
    package init(calendar: Instant, steady: Duration) {
        self.calendar = calendar
        self.steady = steady
    }
}
