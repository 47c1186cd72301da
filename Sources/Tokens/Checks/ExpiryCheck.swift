import Encoding

extension TokenCheck {
    static let exp = TokenCheck(.exp, "The clock is before `exp` (RFC 7519 §4.1.4).") { evidence in
        guard let claims = evidence.claims else { return .skipped }
        switch claims.expiresAt {
        case .ambiguous, .wrongType:
            return .skipped
        case .absent:
            if evidence.policy.requiresExpiry { return .skipped }
            return .warn(
                Finding(
                    "`exp` is missing: the token never ends",
                    advice: "Set `exp` to an hour or less after signing."))
        case .value(let date):
            return judgeExpiry(date, now: evidence.now, leeway: evidence.policy.leeway)
        }
    }

    private static func judgeExpiry(_ date: NumericDate, now: Instant, leeway: Duration) -> CheckOutcome {
        // RFC 7519 §4.1.4: on or after `exp` the token is not taken.
        guard now.seconds - leeway.seconds < date.seconds else {
            return .fail(
                Finding(
                    expected: "after \(now.rfc3339Seconds)", actual: date.written,
                    advice:
                        "Ask your backend for a new token, and hand it to the widget before the old one ends."
                ))
        }
        guard date.looksLikeMilliseconds else { return .pass }
        return .warn(
            Finding(
                "`exp` lies after the year 9999", actual: date.written,
                advice: "Send seconds since 1970; this looks like milliseconds."))
    }
}
