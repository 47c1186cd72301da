/// How one JWT library judges a token when it is told nothing but the key and HS256.
///
/// The table is of identity.md, section 5.2, and was read again in the sources that each row names: the
/// commit, and the files that hold the rules.
struct LibraryDefaults: Sendable {
    /// When a library refuses an `iat` in the future.
    enum IssuedAtRule: Sendable {
        case never
        case always
        case whereNotBeforeIsAbsent
    }

    /// The name that its users know it by.
    let name: String
    /// Where this row was read.
    let source: String
    /// How dates are read.
    let dates: LibraryDateForm
    /// Seconds that are forgiven at `exp` and `nbf`.
    var leeway = 0.0
    /// Whether its clock has fractions of a second.
    var clockHasFractions = false
    /// Whether a token still holds in the very second of `exp`.
    var takesLastSecond = false
    /// Whether a token without `exp` is refused.
    var requiresExpiry = false
    /// Whether `nbf` is looked at.
    var checksNotBefore = true
    /// Whether `iat` must be a date where it is there.
    var readsIssuedAt = false
    /// When an `iat` in the future is refused.
    var issuedAt = IssuedAtRule.never
    /// Whether `sub` and `jti` must be strings where they are there.
    var wantsTextClaims = false
    /// Whether an `aud` that nobody asked for is refused.
    var refusesUnaskedAudience = false
    /// Whether `crit` is looked at.
    var checksCritical = false
    /// Whether a registered claim that stands twice is refused; others take the last.
    var refusesRepeatedClaims = false

    /// The libraries that websites use, by name.
    static let all = [
        LibraryDefaults(
            name: "jsonwebtoken (Node)", source: "auth0/node-jsonwebtoken bc28861: verify.js",
            dates: .number),
        LibraryDefaults(
            name: "PyJWT", source: "jpadilla/pyjwt dcc27a9: jwt/api_jwt.py, jwt/api_jws.py",
            dates: .pythonInteger, clockHasFractions: true, readsIssuedAt: true, issuedAt: .always,
            wantsTextClaims: true, refusesUnaskedAudience: true, checksCritical: true),
        LibraryDefaults(
            name: "golang-jwt", source: "golang-jwt/jwt 1a11d37: validator.go, map_claims.go, types.go",
            dates: .cutNumber, clockHasFractions: true),
        LibraryDefaults(
            name: "jose", source: "panva/jose afbc664: src/lib/jwt_claims_set.ts, src/lib/options.ts",
            dates: .number, readsIssuedAt: true, checksCritical: true),
        LibraryDefaults(
            name: "php-jwt", source: "firebase/php-jwt 32b5ea0: src/JWT.php",
            dates: .phpNumeric, readsIssuedAt: true, issuedAt: .whereNotBeforeIsAbsent),
        LibraryDefaults(
            name: "ruby-jwt",
            source: "jwt/ruby-jwt a2cb272: lib/jwt/claims, lib/jwt/configuration/decode_configuration.rb",
            dates: .rubyInteger),
        LibraryDefaults(
            name: "jsonwebtoken (Rust)", source: "Keats/jsonwebtoken 6086da7: src/validation.rs",
            dates: .roundedNumber, leeway: 60, takesLastSecond: true, requiresExpiry: true,
            checksNotBefore: false, refusesUnaskedAudience: true, refusesRepeatedClaims: true),
    ]
}
