/// The name of a check, in the order in which checks are reported and reasons are given (contract, section
/// 6).
package enum CheckID: Int, CaseIterable, Sendable {
    /// The token's length against the widget's limit.
    case size
    /// Three parts, two dots, nothing around them, a header that is a JSON object.
    case structure
    /// Strict base64url in each part (RFC 7515 §2).
    case base64url
    /// `alg` is exactly HS256 (RFC 8725 §3.1).
    case algorithm
    /// No critical extension (RFC 7515 §4.1.11).
    case crit
    /// `typ` and `cty` name a plain JWT (RFC 7519 §5.1).
    case type
    /// `kid` names a key of the widget; no key travels in the header.
    case keyID
    /// The MAC over the received characters holds.
    case signature
    /// The payload is a JSON object within the limits.
    case payload
    /// No member name stands twice, in header or payload (RFC 7519 §4).
    case duplicates
    /// Registered claims have the types that RFC 7519 §4.1 gives them.
    case claimType
    /// The claims that the platform or the widget requires are there.
    case required
    /// The clock is before `exp` (RFC 7519 §4.1.4).
    case exp
    /// The clock has reached `nbf` (RFC 7519 §4.1.5) and, where it is checked, `iat`.
    case nbf
    /// `exp` is no further away than the widget allows.
    case lifetime
    /// `sub` names somebody, or on amazon-connect the widget.
    case sub
    /// `aud` holds the configured audience (RFC 7519 §4.1.3).
    case aud
    /// `iss` is the configured issuer, byte for byte.
    case iss
    /// Amazon Connect's claims have the documented shapes.
    case attributes
    /// The token was not logged out.
    case revoked

    /// The reason that a verdict gives when this check is the first that fails.
    package var reason: Reason {
        switch self {
        case .size: .tooLarge
        case .structure: .malformed
        case .base64url: .base64url
        case .algorithm: .algorithm
        case .crit: .crit
        case .type: .type
        case .keyID: .keyID
        case .signature: .signature
        case .payload: .payload
        case .duplicates: .duplicateMember
        case .claimType: .claimType
        case .required: .missingClaim
        case .exp: .expired
        case .nbf: .notYetValid
        case .lifetime: .lifetime
        case .sub: .subject
        case .aud: .audience
        case .iss: .issuer
        case .attributes: .attributes
        case .revoked: .revoked
        }
    }

    /// The check's name on every wire.
    package var name: String {
        switch self {
        case .keyID: "key-id"
        case .claimType: "claim-type"
        default: "\(self)"
        }
    }
}
