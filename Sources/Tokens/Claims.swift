package import Encoding

/// The payload of a token, once it is known to be an object: the claims set (RFC 7519 §4).
///
/// One object for all who look at it: a verification hands it to every check, and copies nothing.
package final class Claims: Sendable {
    /// How one registered claim stands in the payload.
    package typealias Reading = ClaimReading

    /// The whole payload, as it came.
    package let json: JSON
    private let readings: ClaimReadings

    init(_ json: JSON) {
        self.json = json
        readings = ClaimReadings(json)
    }

    /// `sub`.
    package var subject: Reading<String> { readings.subject }
    /// `exp`.
    package var expiresAt: Reading<NumericDate> { readings.expiresAt }
    /// `nbf`.
    package var notBefore: Reading<NumericDate> { readings.notBefore }
    /// `iat`.
    package var issuedAt: Reading<NumericDate> { readings.issuedAt }
    /// `iss`.
    package var issuer: Reading<String> { readings.issuer }
    /// `aud`: a string, or an array of strings (RFC 7519 §4.1.3).
    package var audience: Reading<JSON> { readings.audience }
    /// `jti`.
    package var tokenID: Reading<String> { readings.tokenID }
    /// The names that are a registered name but for letter case or blanks around it: custom claims, most
    /// likely by mistake.
    package var lookalikes: [String] { readings.lookalikes }

    /// Whether a member's name is reserved: such claims are not told to the agent (contract, section 3).
    package static func isReserved(_ member: JSONMember) -> Bool {
        RegisteredClaim(member) != nil
    }
}
