package import Encoding

/// The payload of a token, once it is known to be an object: the claims set (RFC 7519 §4).
package struct Claims: Sendable {
    /// How one registered claim stands in the payload.
    package enum Reading<Value: Sendable>: Sendable {
        /// It is not there.
        case absent
        /// It stands twice, so nothing may be read from it.
        case ambiguous
        /// It is there and of its type.
        case value(Value)
        /// It is there and of another type.
        case wrongType(JSON)

        /// The value, where there is one of the right type.
        package var value: Value? {
            if case .value(let value) = self { value } else { nil }
        }
    }

    /// The whole payload, as it came.
    package let json: JSON
    /// `sub`.
    package private(set) var subject = Reading<String>.absent
    /// `exp`.
    package private(set) var expiresAt = Reading<NumericDate>.absent
    /// `nbf`.
    package private(set) var notBefore = Reading<NumericDate>.absent
    /// `iat`.
    package private(set) var issuedAt = Reading<NumericDate>.absent
    /// `iss`.
    package private(set) var issuer = Reading<String>.absent
    /// `aud`: a string, or an array of strings (RFC 7519 §4.1.3).
    package private(set) var audience = Reading<JSON>.absent
    /// `jti`.
    package private(set) var tokenID = Reading<String>.absent
    /// The names that are a registered name but for letter case or blanks around it: custom claims, most
    /// likely by mistake.
    package private(set) var lookalikes: [String] = []

    init(_ json: JSON) {
        self.json = json
        // By offset, so that a payload of nothing but duplicates costs no more than another of its length.
        let repeated = Set(json.duplicates.map(\.offset))
        for member in json.members {
            if repeated.contains(member.offset) { forget(member) } else { read(member) }
        }
    }

    /// Whether a member's name is reserved: such claims are not told to the agent (contract, section 3).
    package static func isReserved(_ member: JSONMember) -> Bool {
        RegisteredClaim(member) != nil
    }

    private mutating func read(_ member: JSONMember) {
        guard let claim = RegisteredClaim(member) else {
            if RegisteredClaim.resembles(member) { lookalikes.append(member.name) }
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

    private static func text(_ value: JSON) -> Reading<String> {
        guard let text = value.string else { return .wrongType(value) }
        return .value(text)
    }

    private static func date(_ value: JSON) -> Reading<NumericDate> {
        guard let date = NumericDate(value) else { return .wrongType(value) }
        return .value(date)
    }

    private static func isAudience(_ value: JSON) -> Bool {
        if value.kind == .string { return true }
        return value.kind == .array && value.elements.allSatisfy { $0.kind == .string }
    }
}
