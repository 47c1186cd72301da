import Encoding
import Glibc
import Service
import Testing

@testable import Command

/// The two clocks as the machine has them.
@Suite struct RealTimeTests {
    private static func read(_ clock: clockid_t) -> Duration {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    @Test func `dates are of the clock that people set, deadlines of the one that nobody sets`() {
        let before = (calendar: Self.read(CLOCK_REALTIME), monotonic: Self.read(CLOCK_MONOTONIC))
        let now = RealTime.now
        let after = (calendar: Self.read(CLOCK_REALTIME), monotonic: Self.read(CLOCK_MONOTONIC))
        let grain = Duration.milliseconds(1)
        let calendar = Duration.milliseconds(now.calendar.milliseconds)
        #expect((before.calendar - grain...after.calendar).contains(calendar))
        #expect(now.monotonic >= MonotonicInstant(sinceOrigin: before.monotonic - grain))
        #expect(now.monotonic <= MonotonicInstant(sinceOrigin: after.monotonic))
    }
}
