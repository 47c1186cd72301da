import Encoding
import Tokens

/// A date claim in a person's words.
struct ClaimDate {
    let name: String
    let date: NumericDate
    let now: Instant

    /// Like `2026-01-15T09:00:00Z, expired 3 minutes ago`.
    var words: String {
        if date.looksLikeMilliseconds { return "after the year 9999" }
        let distance = date.instant.duration(since: now)
        let isPast = distance <= .zero
        let span = (isPast ? .zero - distance : distance).words
        switch (name, isPast) {
        case ("exp", true): return "\(date.written), expired \(span) ago"
        case ("exp", false): return "\(date.written), ends in \(span)"
        case ("nbf", false): return "\(date.written), begins in \(span)"
        case (_, true): return "\(date.written), \(span) ago"
        default: return "\(date.written), in \(span)"
        }
    }
}
