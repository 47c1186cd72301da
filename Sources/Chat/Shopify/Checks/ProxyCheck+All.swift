extension ProxyCheck {
    /// Every check of a proxy query, in the order in which reasons are given.
    package static let all: [ProxyCheck] = [
        size, structure, signature, duplicates, claimType, required, exp, nbf, iss,
    ]
}
