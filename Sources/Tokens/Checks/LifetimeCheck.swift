import Encoding

extension TokenCheck {
    static let lifetime = TokenCheck(
        .lifetime, "`exp` is no further from `iat` (or the clock) than the widget allows."
    ) { evidence in
        guard let claims = evidence.claims else { return .skipped }
        guard let lifetime = evidence.policy.lifetime else { return .pass }
        guard let expiry = claims.expiresAt.value else {
            guard case .absent = claims.expiresAt, !evidence.policy.requiresExpiry else { return .skipped }
            return .fail(tooLong("without end", lifetime, "no exp"))
        }
        let ceiling = lifetime.maximum.seconds + lifetime.tolerance.seconds
        let issuedAt = claims.issuedAt.value
        if let issuedAt, expiry.seconds - issuedAt.seconds > ceiling {
            return .fail(tooLong("from iat", lifetime, "\(span(issuedAt.seconds, expiry.seconds)) from iat"))
        }
        let now = evidence.now.seconds
        if lifetime.alsoFromClock || issuedAt == nil, expiry.seconds - now > ceiling {
            return .fail(tooLong("from the clock", lifetime, "\(span(now, expiry.seconds)) from the clock"))
        }
        return .pass
    }

    private static func tooLong(_ from: String, _ lifetime: VerificationPolicy.Lifetime, _ actual: String)
        -> Finding
    {
        Finding(
            "the token lives too long, counted \(from)", expected: "at most \(lifetime.maximum.written)",
            actual: actual,
            advice: "Set `exp` at most \(lifetime.maximum.written) after signing, in seconds.")
    }

    private static func span(_ from: Double, _ to: Double) -> String {
        let seconds = to - from
        return seconds < 9e15 ? Duration.milliseconds(Int64(seconds * 1000)).words : "\(seconds) seconds"
    }
}
