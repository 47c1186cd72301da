import Encoding

/// The claims that RFC 7519 §4.1 registers: all that is not handed to the agent.
package enum RegisteredClaim: String, CaseIterable, Sendable {
    /// Issued at.
    case iat
    /// Expiration time.
    case exp
    /// Not before.
    case nbf
    /// Issuer.
    case iss
    /// Audience.
    case aud
    /// JWT id.
    case jti
    /// Subject.
    case sub

    init?(_ member: JSONMember) {
        guard let name = member.shortName, let claim = Self.named(name) else { return nil }
        self = claim
    }

    /// Whether a name is one of these but for letter case or blanks around it.
    ///
    /// Names are case-sensitive (RFC 7519 §10.1), so such a claim is another, and most likely a mistake.
    static func resembles(_ member: JSONMember) -> Bool {
        guard var left = member.shortName else { return false }
        var folded: UInt64 = 0
        var place: UInt64 = 0
        while left != 0 {
            let byte = left & 0xFF
            left >>= 8
            if byte == 0x20 { continue }
            folded |= ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) << place
            place += 8
        }
        return named(folded) != nil
    }

    /// The claim whose three letters, as a number, these are.
    private static func named(_ name: UInt64) -> RegisteredClaim? {
        switch name {
        case 0x73_75_62: .sub
        case 0x65_78_70: .exp
        case 0x69_61_74: .iat
        case 0x6E_62_66: .nbf
        case 0x69_73_73: .iss
        case 0x61_75_64: .aud
        case 0x6A_74_69: .jti
        default: nil
        }
    }
}
