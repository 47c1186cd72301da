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
        guard let name = member.shortName else { return nil }
        self.init(shortName: name)
    }

    /// The claim whose three letters, as a number, these are.
    init?(shortName: UInt64) {
        switch shortName {
        case 0x73_75_62: self = .sub
        case 0x65_78_70: self = .exp
        case 0x69_61_74: self = .iat
        case 0x6E_62_66: self = .nbf
        case 0x69_73_73: self = .iss
        case 0x61_75_64: self = .aud
        case 0x6A_74_69: self = .jti
        default: return nil
        }
    }

    /// Whether a name is one of these but for letter case or blanks around it.
    ///
    /// Names are case-sensitive (RFC 7519 §10.1), so such a claim is another, and most likely a mistake.
    static func resembles(shortName: UInt64) -> Bool {
        // Nearly every other claim has a longer name without a blank.
        if shortName >= 1 << 24, !hasBlank(shortName) { return false }
        var left = shortName
        var folded: UInt64 = 0
        var place: UInt64 = 0
        while left != 0 {
            let byte = left & 0xFF
            left >>= 8
            if byte == 0x20 { continue }
            folded |= ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) << place
            place += 8
        }
        return RegisteredClaim(shortName: folded) != nil
    }

    /// Whether one of the eight bytes is a blank: the usual test for a byte of zero, of what differs from it.
    private static func hasBlank(_ shortName: UInt64) -> Bool {
        let others = shortName ^ 0x2020_2020_2020_2020
        return (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080 != 0
    }
}
