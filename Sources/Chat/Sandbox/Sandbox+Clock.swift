package import Encoding

/// A change of a sandbox's clock.
package enum ClockChange: Sendable, Equatable {
    /// Time stands still at an instant.
    case freeze(Instant)
    /// Time moves on by a duration, running or not.
    case advance(Duration)
    /// Time runs with the real clock again.
    case resume
}

extension Sandbox {
    /// Changes the clock; false, and nothing changed, where it would leave the years 0000 to 9999.
    package mutating func change(_ change: ClockChange, at real: Instant) -> Bool {
        var changed = clock
        switch change {
        case .freeze(let instant): changed.freeze(at: instant)
        case .advance(let duration): changed.advance(by: duration)
        case .resume: changed.resume()
        }
        let now = changed.now(real)
        guard Self.times.contains(now) else { return false }
        clock = changed
        journal.append(.clock(now: now, isFrozen: clock.isFrozen), widget: nil, at: now)
        runTimers(at: now)
        return true
    }

    /// What RFC 3339 can write: the years 0000 to 9999.
    package static let times = Instant(seconds: -62_167_219_200)...Instant(milliseconds: 253_402_300_799_999)
}
