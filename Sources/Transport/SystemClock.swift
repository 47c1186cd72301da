import Glibc

/// The machine's clocks, which nothing else reads: everything below takes the time as an argument.
package enum SystemClock {
    /// Milliseconds since 1970-01-01T00:00:00Z, as the machine's calendar clock has it; may step.
    package static func milliseconds() -> Int64 { read(CLOCK_REALTIME) }

    /// Milliseconds since some fixed moment; never goes back, for deadlines only.
    package static func monotonic() -> Int64 { read(CLOCK_MONOTONIC) }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        let result = unsafe clock_gettime(clock, &time)
        precondition(result == 0, "both clocks exist on every system we run on")
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
