package import Encoding

/// Seconds since 1970-01-01T00:00:00Z, ignoring leap seconds, fractions allowed (RFC 7519 §2).
package struct NumericDate: Sendable, Equatable {
    /// The last second of year 9999, and a thousand times that: beyond it no date is read (contract,
    /// section 6).
    static let lastSecond = 253_402_300_799.0
    static let largest = 253_402_300_799_999.0

    /// Seconds since 1970, finite and at most 253402300799999.
    package let seconds: Double

    /// Reads a JSON number; nil where it is no number, not finite or too large.
    package init?(_ value: JSON) {
        guard let seconds = value.double, seconds.isFinite, seconds <= Self.largest else { return nil }
        self.seconds = seconds
    }

    /// A date at a given second.
    package init(seconds: Double) {
        self.seconds = seconds
    }

    /// The instant, cut to whole milliseconds; far past and far future stop at the ends of what is
    /// representable.
    package var instant: Instant {
        if seconds <= -9.2e15 { return Instant(milliseconds: Int64.min) }
        let whole = Int64(seconds * 1000)
        return Instant(milliseconds: Double(whole) > seconds * 1000 ? whole - 1 : whole)
    }

    /// Whether the date is after year 9999 when read as seconds: most likely it was meant as milliseconds.
    package var looksLikeMilliseconds: Bool { seconds > Self.lastSecond }

    /// The date for a person: RFC 3339, or bare seconds where the calendar does not reach.
    package var written: String {
        if seconds >= 0, seconds <= Self.lastSecond { return instant.rfc3339Seconds }
        return Int64(exactly: seconds).map { "\($0)" } ?? "\(seconds)"
    }
}
