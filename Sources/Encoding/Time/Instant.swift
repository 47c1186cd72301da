/// A point in time, to the millisecond, without leap seconds.
///
/// Arithmetic saturates: no number that somebody sends can stop us.
package struct Instant: Comparable, Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before.
    package var milliseconds: Int64

    /// An instant from its milliseconds since 1970-01-01T00:00:00Z.
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// An instant from its seconds since 1970-01-01T00:00:00Z; saturates beyond 292 million years.
    package init(seconds: Int64) { milliseconds = Self.product(seconds, 1_000) }

    /// Seconds since 1970-01-01T00:00:00Z.
    package var seconds: Double { Double(milliseconds) / 1_000 }

    /// Whether the left one is earlier.
    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The instant a duration later, or earlier where it is negative; parts of a millisecond are cut.
    package func advanced(by duration: Duration) -> Instant {
        let (sum, overflow) = milliseconds.addingReportingOverflow(duration.milliseconds)
        return Instant(milliseconds: overflow ? (milliseconds < 0 ? .min : .max) : sum)
    }

    /// The time from another instant to this one; negative where the other is later.
    package func duration(since other: Instant) -> Duration {
        let (difference, overflow) = milliseconds.subtractingReportingOverflow(other.milliseconds)
        return .milliseconds(overflow ? (milliseconds < 0 ? .min : .max) : difference)
    }

    private static func product(_ one: Int64, _ other: Int64) -> Int64 {
        let (product, overflow) = one.multipliedReportingOverflow(by: other)
        return overflow ? (one < 0 ? .min : .max) : product
    }
}
