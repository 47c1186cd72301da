import Encoding

/// Mistakes in counting time. No MAC is computed; each is told only where the token would hold without it.
extension TokenHint {
    static let localTime = TokenHint(
        "local-time", "local time was taken for UTC",
        Repair(
            node: "iat: Math.floor(Date.now() / 1000) // UTC already: add no offset",
            python: #""iat": int(time.time())  # not datetime.utcnow().timestamp()"#,
            swift: "iat: .init(value: .now) // a Date has no time zone: add no offset")
    ) { evidence, _ in
        guard let (issuedAt, expiry) = evidence.span, (120...86_400).contains(expiry - issuedAt) else {
            return nil
        }
        let now = evidence.now.seconds
        let leeway = evidence.policy.leeway.seconds
        let halfHours = ((issuedAt - now) / 1_800).rounded()
        let offset = halfHours * 1_800
        // The clocks of two machines may differ by a minute beside.
        guard issuedAt > now + leeway || expiry <= now - leeway, zones.contains(halfHours.magnitude),
            (issuedAt - now - offset).magnitude <= 60, expiry - offset > now
        else { return nil }
        let place = offset > 0 ? "ahead of" : "behind"
        return "`iat` lies \(hours(halfHours)) \(place) the clock: most likely local time was taken for UTC."
    }

    /// How far the zones of the world are from UTC, in half hours: whole hours up to 14, and the halves
    /// that are in use, so that a token 30 or 90 minutes old is not taken for one (IANA tz database).
    private static let zones: Set<Double> = Set((1...14).map { Double(2 * $0) })
        .union([5, 7, 9, 11, 13, 19, 21])

    private static func hours(_ halves: Double) -> String {
        let whole = Int(halves.magnitude) / 2
        if Int(halves.magnitude) % 2 == 1 { return "\(whole) and a half hours" }
        return whole == 1 ? "1 hour" : "\(whole) hours"
    }

    static let lifetimeInMinutes = TokenHint(
        "lifetime-in-minutes", "the lifetime was given in minutes",
        Repair(
            node: #"{ expiresIn: "5m" } // a number counts seconds"#,
            python: #""exp": now + timedelta(minutes=5)  # not seconds=5"#,
            swift: "exp: .init(value: .now.addingTimeInterval(5 * 60)) // seconds")
    ) { evidence, _ in
        guard let (issuedAt, expiry) = evidence.span else { return nil }
        let lifetime = expiry - issuedAt
        let now = evidence.now.seconds - evidence.policy.leeway.seconds
        guard lifetime >= 1, lifetime < 120, expiry <= now, now < issuedAt + 60 * lifetime else { return nil }
        let count = Int(lifetime)
        return
            "`exp` lies \(count) second\(count == 1 ? "" : "s") after `iat`; as minutes it would still hold."
    }
}

extension Evidence {
    /// `iat` and `exp` in seconds, where both are dates.
    fileprivate var span: (issuedAt: Double, expiry: Double)? {
        guard let issuedAt = claims?.issuedAt.value, let expiry = claims?.expiresAt.value else { return nil }
        return (issuedAt.seconds, expiry.seconds)
    }
}
