import Encoding

extension TokenCheck {
    static let nbf = TokenCheck(
        .nbf, "The clock has reached `nbf`, and `iat` where it is checked (RFC 7519 §4.1.5, §4.1.6)."
    ) { evidence in
        guard let claims = evidence.claims else { return .skipped }
        let latest = evidence.now.seconds + evidence.policy.leeway.seconds
        if let notBefore = claims.notBefore.value {
            if latest < notBefore.seconds { return .fail(notYet("nbf", notBefore, evidence.now)) }
            if let expiry = claims.expiresAt.value, notBefore.seconds > expiry.seconds {
                return .fail(
                    Finding(
                        "`nbf` lies after `exp`: the token is never valid",
                        expected: "nbf before \(expiry.written)",
                        actual: notBefore.written, advice: "Set `exp` after `nbf`."))
            }
        }
        if let issuedAt = claims.issuedAt.value, latest < issuedAt.seconds {
            let finding = notYet("iat", issuedAt, evidence.now)
            return evidence.policy.checksIssuedAt ? .fail(finding) : .warn(finding)
        }
        return .pass
    }

    private static func notYet(_ claim: String, _ date: NumericDate, _ now: Instant) -> Finding {
        Finding(
            "`\(claim)` lies in the future", expected: "at most \(now.rfc3339Seconds)", actual: date.written,
            advice: "Set the signing machine's clock right, or sign with `\(claim)` a few seconds earlier.")
    }
}
