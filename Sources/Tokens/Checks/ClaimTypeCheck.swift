import Encoding

extension TokenCheck {
    static let claimType = TokenCheck(
        .claimType, "Dates are numbers, `sub`, `iss`, `jti` strings, `aud` strings (RFC 7519 §2, §4.1)."
    ) { evidence in
        guard let claims = evidence.claims else { return .skipped }
        if let finding = wrongType(claims) { return .fail(finding) }
        guard let name = claims.lookalikes.first else { return .pass }
        return .warn(
            Finding(
                "`\(name)` is told to the agent as a custom claim: registered names are lower case (RFC "
                    + "7519 §10.1)",
                advice: "Rename it if the registered claim was meant."))
    }

    private static func wrongType(_ claims: Claims) -> Finding? {
        if let finding = subjectFinding(claims.subject) { return finding }
        if case .wrongType(let value) = claims.expiresAt { return dateFinding("exp", value) }
        if case .wrongType(let value) = claims.notBefore { return dateFinding("nbf", value) }
        if case .wrongType(let value) = claims.issuedAt { return dateFinding("iat", value) }
        if case .wrongType(let value) = claims.issuer { return textFinding("iss", value) }
        if case .wrongType(let value) = claims.tokenID { return textFinding("jti", value) }
        guard case .wrongType(let value) = claims.audience else { return nil }
        return Finding(
            "`aud` is not a string or an array of strings", expected: "a string or an array of strings",
            actual: value.excerpt, advice: "Send `aud` as a string.")
    }

    private static func subjectFinding(_ subject: Claims.Reading<String>) -> Finding? {
        switch subject {
        case .wrongType(let value):
            Finding(
                "`sub` is \(value.kind)", expected: "a string that is not empty", actual: value.excerpt,
                advice: "Send `sub` as a string, for example String(user.id).")
        case .value(""):
            Finding(
                "`sub` is empty", expected: "a string that is not empty", actual: "\"\"",
                advice: "Send the customer's stable id; for a visitor who is not logged in send no token.")
        default:
            nil
        }
    }

    private static func textFinding(_ name: String, _ value: JSON) -> Finding {
        Finding(
            "`\(name)` is \(value.kind)", expected: "a string", actual: value.excerpt,
            advice: "Send `\(name)` as a string.")
    }

    private static func dateFinding(_ name: String, _ value: JSON) -> Finding {
        Finding(
            value.kind == .number ? "`\(name)` is out of range" : "`\(name)` is \(value.kind)",
            expected: value.kind == .number ? "at most 253402300799999" : "a number of seconds since 1970",
            actual: value.excerpt,
            advice: "Send `\(name)` as a number: seconds since 1970, not a string and not a date.")
    }
}
