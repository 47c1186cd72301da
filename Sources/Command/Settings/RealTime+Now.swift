import Encoding
import Service
import Transport

extension RealTime {
    /// What the machine's clocks say now.
    static var now: RealTime {
        RealTime(
            calendar: Instant(milliseconds: SystemClock.milliseconds()),
            monotonic: MonotonicInstant(sinceOrigin: .milliseconds(SystemClock.monotonic())))
    }
}
