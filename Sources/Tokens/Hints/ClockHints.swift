import Encoding

/// Mistakes in counting time. No MAC is computed; each is told only where the token would hold without it.
extension TokenHint {
    static let localTime = TokenHint("local-time", "local time was taken for UTC") { evidence, _ in
        if let halfHours = evidence.issuedAtZone {
            let place = halfHours > 0 ? "ahead of" : "behind"
            return (
                "`iat` lies \(hours(halfHours)) \(place) the clock: most likely local time was taken for "
                    + "UTC.",
                inUTC("iat", "")
            )
        }
        return evidence.expiryZone.map { halfHours in
            (
                "`exp` lies \(hours(halfHours)) too early beside `iat`: most likely local time was taken "
                    + "for UTC.", inUTC("exp", " + 300")
            )
        }
    }

    private static func inUTC(_ name: String, _ lifetime: String) -> Repair {
        Repair(
            node: "\(name): Math.floor(Date.now() / 1000)\(lifetime) // no offset: this is UTC",
            python: "\"\(name)\": int(time.time())\(lifetime)  # not datetime.utcnow().timestamp()",
            swift: "\(name): .init(value: .now\(lifetime)) // no offset: a Date has no time zone")
    }

    /// How far the zones of the world are from UTC, in half hours: whole hours up to 14, and the halves
    /// that are in use, so that a token 30 or 90 minutes old is not taken for one (IANA tz database).
    fileprivate static let zones: Set<Double> = Set((1...14).map { Double(2 * $0) })
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
        // Minutes that the widget's own ceiling forbids were not meant.
        let longest = evidence.policy.lifetime?.maximum.seconds ?? .infinity
        guard lifetime >= 1, lifetime < 120, expiry <= now, now < issuedAt + 60 * lifetime,
            60 * lifetime <= longest
        else { return nil }
        let count = Int(lifetime)
        return
            "`exp` lies \(count) second\(count == 1 ? "" : "s") after `iat`; as minutes it would still hold."
    }
}

extension Evidence {
    /// By how many half hours `iat` and `exp` are both off the clock, where without it the token would hold.
    fileprivate var issuedAtZone: Double? {
        guard let (issuedAt, expiry) = span, (120...86_400).contains(expiry - issuedAt) else { return nil }
        let leeway = policy.leeway.seconds
        let halfHours = ((issuedAt - now.seconds) / 1_800).rounded()
        let offset = halfHours * 1_800
        // The clocks of two machines may differ by a minute beside.
        guard issuedAt > now.seconds + leeway || expiry <= now.seconds - leeway,
            TokenHint.zones.contains(halfHours.magnitude),
            (issuedAt - now.seconds - offset).magnitude <= 60, expiry - offset > now.seconds
        else { return nil }
        return halfHours
    }

    /// By how many half hours `exp` alone is early, where it lies before `iat` and later would hold.
    ///
    /// A time before `iat` that is itself a lifetime is not explained so: that was subtracted.
    var expiryZone: Double? {
        guard let (issuedAt, expiry) = span, expiry < issuedAt, issuedAt <= now.seconds + 60 else {
            return nil
        }
        let early = issuedAt - expiry
        let isWhole = ((early / 1_800).rounded() * 1_800 - early).magnitude <= 10
        guard !isWhole, !Self.isUsual(early) else { return nil }
        let longest = policy.lifetime.map { $0.maximum.seconds + $0.tolerance.seconds } ?? .infinity
        return TokenHint.zones.sorted().first { halfHours in
            let meant = halfHours * 1_800 - early
            return Self.isUsual(meant) && meant <= longest && expiry + halfHours * 1_800 > now.seconds
        }
    }

    /// Whether it is a lifetime that websites give, some seconds for a second reading of the clock forgiven.
    private static func isUsual(_ lifetime: Double) -> Bool {
        [60, 120, 180, 240, 300, 500, 600, 900, 1_200].contains { ($0 - lifetime).magnitude <= 10 }
    }

    /// `iat` and `exp` in seconds, where both are dates.
    fileprivate var span: (issuedAt: Double, expiry: Double)? {
        guard let issuedAt = claims?.issuedAt.value, let expiry = claims?.expiresAt.value else { return nil }
        return (issuedAt.seconds, expiry.seconds)
    }
}
