extension BrokenToken {
    /// A token of a day where ten minutes are enough.
    static let lifetimeTooLong = BrokenToken(
        "lifetime-too-long", "an hour over the ceiling", .lifetime, needs: .maxLifetime
    ) { good in
        let tolerance = GoodToken.wholeSeconds(good.policy.lifetime?.tolerance ?? .zero)
        return good.dated(
            issuedAt: good.second, expiry: good.second + (good.ceiling ?? 0) + tolerance + 3_600
        ).bytes
    }
}
