import Encoding

/// Why a library takes what a widget refuses.
extension LibraryDefaults {
    /// What the library makes of a check that fails here, in one clause; it takes the token as a whole.
    func pardon(_ check: CheckID, claims: Claims) -> String {
        switch check {
        case .crit: "`crit` is not looked at"
        case .type: "`typ` and `cty` are not looked at"
        case .duplicates: "of two members of one name it takes the last"
        case .claimType: typePardon(claims)
        case .required: "it requires none of the claims that are missing"
        case .exp: expiryPardon
        case .nbf: notBeforePardon(claims)
        case .lifetime: "it knows no longest lifetime"
        case .sub: "`sub` is not compared with anything"
        case .aud, .iss: "`\(check.name)` is not compared unless it is asked to"
        case .attributes: "`attributes` is a claim like any other to it"
        case .revoked: "it does not know of the logout"
        default: "it does not check `\(check.name)`"
        }
    }

    private var expiryPardon: String {
        if leeway > 0 { return "it allows \(Int(leeway)) s of leeway" }
        return clockHasFractions ? "it reads `exp` otherwise" : "its clock counts whole seconds"
    }

    private func notBeforePardon(_ claims: Claims) -> String {
        if case .value = claims.notBefore {
            if !checksNotBefore { return "`nbf` is not validated" }
            return "it cuts `nbf` to whole seconds, or takes one after `exp`"
        }
        return "an `iat` in the future passes"
    }

    private func typePardon(_ claims: Claims) -> String {
        var pardons: [String] = []
        switch claims.subject {
        case .wrongType(let value): pardons.append("a `sub` that is \(value.kind) passes")
        case .value(""): pardons.append("an empty `sub` passes")
        default: break
        }
        for (name, reading, isRead) in [
            ("exp", claims.expiresAt, true), ("nbf", claims.notBefore, checksNotBefore),
            ("iat", claims.issuedAt, readsIssuedAt),
        ] {
            guard case .wrongType(let value) = reading else { continue }
            pardons.append(isRead ? datePardon(name, value) : "`\(name)` is not looked at")
        }
        return pardons.isEmpty
            ? "the types of `iss`, `aud` and `jti` are not looked at" : pardons.joined(separator: "; ")
    }

    private func datePardon(_ name: String, _ value: JSON) -> String {
        switch (dates.read(value), value.kind) {
        case (.absent, _): "`\(name)` of null counts as absent"
        case (_, .number): "it knows no largest date"
        case (_, .string): "a string `\(name)` is converted"
        default: "a `\(name)` that is \(value.kind) is converted"
        }
    }
}
