import Encoding

/// What a library says of a token whose signature holds.
extension LibraryDefaults {
    /// Why the library refuses the token, in one clause; nil where it takes it.
    func objection(header: JSON, claims: JSON, now: Instant) -> String? {
        let clock = clockHasFractions ? now.seconds : now.seconds.rounded(.down)
        if checksCritical, header["crit"] != nil { return "`crit` names what it does not know" }
        if refusesRepeatedClaims, let name = repeatedClaim(claims) { return "`\(name)` stands twice" }
        return expiryObjection(claims, clock) ?? notBeforeObjection(claims, clock)
            ?? issuedAtObjection(claims, clock) ?? textObjection(claims) ?? audienceObjection(claims)
    }

    private func expiryObjection(_ claims: JSON, _ clock: Double) -> String? {
        switch dates.read(claims.lastMember("exp")) {
        case .absent: return requiresExpiry ? "it requires `exp`" : nil
        case .refused: return "`exp` is no date to it"
        case .seconds(let expiry):
            let isOver = takesLastSecond ? expiry < clock - leeway : expiry <= clock - leeway
            return isOver ? "`exp` has passed" + (leeway == 0 ? ", and it allows no leeway" : "") : nil
        }
    }

    private func notBeforeObjection(_ claims: JSON, _ clock: Double) -> String? {
        guard checksNotBefore else { return nil }
        switch dates.read(claims.lastMember("nbf")) {
        case .absent: return nil
        case .refused: return "`nbf` is no date to it"
        case .seconds(let start):
            return earliest(start) > clock + leeway
                ? "`nbf` lies in the future, and it allows no leeway" : nil
        }
    }

    private func issuedAtObjection(_ claims: JSON, _ clock: Double) -> String? {
        guard readsIssuedAt else { return nil }
        switch dates.read(claims.lastMember("iat")) {
        case .absent: return nil
        case .refused: return "`iat` is no date to it"
        case .seconds(let issuedAt):
            let isChecked =
                switch self.issuedAt {
                case .never: false
                case .always: true
                case .whereNotBeforeIsAbsent: dates.read(claims.lastMember("nbf")) == .absent
                }
            return isChecked && earliest(issuedAt) > clock + leeway ? "`iat` lies in the future" : nil
        }
    }

    /// A beginning; php-jwt alone takes `floor()` of it (src/JWT.php), and reads `exp` with its fraction.
    private func earliest(_ seconds: Double) -> Double {
        if case .phpNumeric = dates { seconds.rounded(.down) } else { seconds }
    }

    private func textObjection(_ claims: JSON) -> String? {
        guard wantsTextClaims else { return nil }
        for name in ["sub", "jti"] {
            if let value = claims.lastMember(name), value.kind != .string {
                return "`\(name)` must be a string"
            }
        }
        return nil
    }

    private func audienceObjection(_ claims: JSON) -> String? {
        guard refusesUnaskedAudience, let audience = claims.lastMember("aud"), !isNothing(audience) else {
            return nil
        }
        return "`aud` is there, and it was not told to expect one"
    }

    /// Whether an audience counts as none: Python's falsehood in PyJWT, `null` alone in Rust.
    private func isNothing(_ audience: JSON) -> Bool {
        if audience.isNull { return true }
        guard case .pythonInteger = dates else { return false }
        return switch audience.kind {
        case .string: audience.stringBytes?.isEmpty ?? true
        case .array, .object: audience.count == 0
        case .bool: audience.bool == false
        case .number: audience.double == 0
        case .null: true
        }
    }

    private func repeatedClaim(_ claims: JSON) -> String? {
        let names = claims.duplicates.isEmpty ? [] : ["exp", "nbf", "sub", "iss", "aud"]
        return names.first { name in claims.members.count { $0.hasName(name) } > 1 }
    }
}

extension JSON {
    /// The last member of a name: what readers take that let a name stand twice.
    func lastMember(_ name: String) -> JSON? {
        var last: JSON?
        for member in members where member.hasName(name) { last = member.value }
        return last
    }
}
