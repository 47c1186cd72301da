import Encoding

/// The registered claims of a payload, read in one pass.
struct ClaimReadings: Sendable {
    private(set) var subject = ClaimReading<String>.absent
    private(set) var expiresAt = ClaimReading<NumericDate>.absent
    private(set) var notBefore = ClaimReading<NumericDate>.absent
    private(set) var issuedAt = ClaimReading<NumericDate>.absent
    private(set) var issuer = ClaimReading<String>.absent
    private(set) var audience = ClaimReading<JSON>.absent
    private(set) var tokenID = ClaimReading<String>.absent
    private(set) var lookalikes: [String] = []

    init(_ json: JSON) {
        let duplicates = json.duplicates
        if duplicates.isEmpty {
            for member in json.members { read(member) }
            return
        }
        // By offset, so that a payload of nothing but duplicates costs no more than another of its length.
        let repeated = Set(duplicates.map(\.offset))
        for member in json.members {
            if repeated.contains(member.offset) { forget(member) } else { read(member) }
        }
    }

    private mutating func read(_ member: JSONMember) {
        guard let name = member.shortName else { return }
        guard let claim = RegisteredClaim(shortName: name) else {
            if RegisteredClaim.resembles(shortName: name) { lookalikes.append(member.name) }
            return
        }
        let value = member.value
        switch claim {
        case .sub: subject = Self.text(value)
        case .exp: expiresAt = Self.date(value)
        case .nbf: notBefore = Self.date(value)
        case .iat: issuedAt = Self.date(value)
        case .iss: issuer = Self.text(value)
        case .jti: tokenID = Self.text(value)
        case .aud: audience = Self.isAudience(value) ? .value(value) : .wrongType(value)
        }
    }

    private mutating func forget(_ member: JSONMember) {
        guard let claim = RegisteredClaim(member) else { return }
        switch claim {
        case .sub: subject = .ambiguous
        case .exp: expiresAt = .ambiguous
        case .nbf: notBefore = .ambiguous
        case .iat: issuedAt = .ambiguous
        case .iss: issuer = .ambiguous
        case .jti: tokenID = .ambiguous
        case .aud: audience = .ambiguous
        }
    }

    private static func text(_ value: JSON) -> ClaimReading<String> {
        guard let text = value.string else { return .wrongType(value) }
        return .value(text)
    }

    private static func date(_ value: JSON) -> ClaimReading<NumericDate> {
        guard let date = NumericDate(value) else { return .wrongType(value) }
        return .value(date)
    }

    private static func isAudience(_ value: JSON) -> Bool {
        if value.kind == .string { return true }
        return value.kind == .array && value.elements.allSatisfy { $0.kind == .string }
    }
}
