/// Why a credential was refused: the frozen words of the contract, section 6.
package enum Reason: String, CaseIterable, Error, Sendable {
    /// The token is longer than the widget's limit.
    case tooLarge = "too-large"
    /// The text is no compact serialization.
    case malformed
    /// A part is not strict base64url.
    case base64url
    /// `alg` is anything but HS256.
    case algorithm
    /// A critical extension is asked for.
    case crit
    /// `typ` or `cty` names something else than a JWT.
    case type
    /// `kid` is unknown or ill-formed, or the header carries a key.
    case keyID = "key-id"
    /// The signature does not hold.
    case signature
    /// The payload is no JSON object within the limits.
    case payload
    /// A member stands twice.
    case duplicateMember = "duplicate-member"
    /// A registered claim has the wrong type.
    case claimType = "claim-type"
    /// A required claim is absent.
    case missingClaim = "missing-claim"
    /// `exp` has passed.
    case expired
    /// `nbf` (or a checked `iat`) is still to come.
    case notYetValid = "not-yet-valid"
    /// The token lives longer than allowed.
    case lifetime
    /// `sub` is not acceptable.
    case subject
    /// `aud` does not hold the configured audience.
    case audience
    /// `iss` is not the configured issuer.
    case issuer
    /// Amazon Connect's claims are not in the documented shape.
    case attributes
    /// The token was logged out.
    case revoked
    /// No token, and the widget wants one.
    case anonymousDenied = "anonymous-denied"
    /// Two credentials of one request name different customers.
    case identityConflict = "identity-conflict"

    /// One sentence for the person who reads the answer.
    package var sentence: String {
        switch self {
        case .tooLarge: "The token is larger than this widget accepts."
        case .malformed: "This is not a token in JWS compact form: three base64url parts joined by two dots."
        case .base64url: "A part of the token is not strict base64url."
        case .algorithm: "The token's algorithm is not HS256."
        case .crit: "The token asks for a critical extension that is not understood."
        case .type: "The token says that it is something else than a plain JWT."
        case .keyID: "The token names a key that this widget does not have."
        case .signature:
            "The signature does not match: the token was not signed with a current key of this widget."
        case .payload: "The token's payload is not an acceptable JSON object."
        case .duplicateMember: "A member stands twice in the token, so its meaning is not certain."
        case .claimType: "A registered claim has the wrong type."
        case .missingClaim: "A required claim is missing."
        case .expired: "The token has expired."
        case .notYetValid: "The token is not valid yet."
        case .lifetime: "The token lives longer than this widget allows."
        case .subject: "The subject is not acceptable for this widget."
        case .audience: "The token is meant for another audience."
        case .issuer: "The token was issued by somebody else."
        case .attributes: "The token's attributes are not in the shape that the platform takes."
        case .revoked: "The token was revoked by a logout."
        case .anonymousDenied: "This widget takes signed-in visitors only, and no token came."
        case .identityConflict: "Two credentials of this request name different customers."
        }
    }
}
