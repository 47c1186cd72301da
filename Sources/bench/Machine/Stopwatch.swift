import Encoding
import Glibc

/// The machine's clocks.
enum Stopwatch {
    /// Nanoseconds since some fixed moment; never goes back.
    static var now: Int64 { read(CLOCK_MONOTONIC) }

    /// Nanoseconds of the processor that this thread has used: what else runs does not count.
    static var ownTime: Int64 { read(CLOCK_THREAD_CPUTIME_ID) }

    /// The time of day.
    static var instant: Instant { Instant(milliseconds: read(CLOCK_REALTIME) / 1_000_000) }

    /// How many nanoseconds some work takes.
    static func time<Failure>(_ work: () throws(Failure) -> Void) throws(Failure) -> Int64 {
        let start = now
        try work()
        return now - start
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
