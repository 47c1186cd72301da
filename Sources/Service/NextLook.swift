import Encoding

/// When `collect` has something to look at in a sandbox: at once, or when time brings something about.
///
/// A small value beside the sandbox: every turn of the loop asks each of them, and to ask the sandbox itself
/// would copy it.
struct NextLook {
    /// Whether something happened that was not looked at.
    var isAtOnce = true
    /// When a chat or a credential ends.
    var calendar: Instant?
    /// When a wait, a delay or a pause ends.
    var monotonic: MonotonicInstant?

    /// Whether it is time.
    func isDue(at real: RealTime) -> Bool {
        if isAtOnce { return true }
        if let calendar, calendar <= real.calendar { return true }
        if let monotonic, monotonic <= real.monotonic { return true }
        return false
    }

    /// How long until time brings something about; nil while it stands still, or has nothing to do.
    func timeLeft(at real: RealTime) -> Duration? {
        let left = (calendar?.duration(since: real.calendar), monotonic?.duration(since: real.monotonic))
        guard let one = left.0, let other = left.1 else { return left.0 ?? left.1 }
        return min(one, other)
    }
}
