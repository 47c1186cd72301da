import Glibc

/// What work costs, whatever else the machine does meanwhile.
package enum ProcessorTime {
    /// The processor time that this thread spent on some work; other tests run beside it and do not count.
    package static func spent(_ work: () throws -> Void) rethrows -> Duration {
        let start = now()
        try work()
        return now() - start
    }

    private static func now() -> Duration {
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else {
            preconditionFailure("a thread has no clock of its own")
        }
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
