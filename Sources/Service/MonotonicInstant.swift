/// A moment of the clock that nobody sets and that never goes back; it is no time of day.
package struct MonotonicInstant: Comparable, Sendable {
    private let sinceOrigin: Duration

    /// The moment so long after some fixed one.
    package init(sinceOrigin: Duration) { self.sinceOrigin = sinceOrigin }

    /// Whether the left one is earlier.
    package static func < (left: MonotonicInstant, right: MonotonicInstant) -> Bool {
        left.sinceOrigin < right.sinceOrigin
    }

    /// The moment a duration later.
    func advanced(by duration: Duration) -> MonotonicInstant {
        MonotonicInstant(sinceOrigin: sinceOrigin + duration)
    }

    /// The time from another moment to this one; negative where the other is later.
    func duration(since other: MonotonicInstant) -> Duration { sinceOrigin - other.sinceOrigin }
}
