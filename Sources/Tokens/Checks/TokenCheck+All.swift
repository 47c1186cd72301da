extension TokenCheck {
    /// Every check, in the order in which reasons are given.
    package static let all: [TokenCheck] = [
        size, structure, base64url, algorithm, crit, type, keyID, signature, payload, duplicates, claimType,
        required, exp, nbf, lifetime, sub, aud, iss, attributes, revoked,
    ]
}
