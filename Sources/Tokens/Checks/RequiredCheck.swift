extension TokenCheck {
    static let required = TokenCheck(
        .required, "`sub` is there, and what else the platform or the widget requires."
    ) { evidence in
        guard let claims = evidence.claims else { return .skipped }
        var missing: [String] = []
        if case .absent = claims.subject { missing.append("sub") }
        if evidence.policy.requiresIssuedAt, case .absent = claims.issuedAt { missing.append("iat") }
        if evidence.policy.requiresExpiry, case .absent = claims.expiresAt { missing.append("exp") }
        guard let first = missing.first else { return .pass }
        return .fail(
            Finding(
                missing.map { "`\($0)`" }.joined(separator: ", ") + (missing.count == 1 ? " is" : " are")
                    + " missing",
                expected: first == "sub" ? "a `sub` that names the customer" : "a `\(first)` claim",
                advice: advice(for: first, policy: evidence.policy)))
    }

    private static func advice(for claim: String, policy: VerificationPolicy) -> String {
        switch (claim, policy.subject) {
        case ("sub", .widget): "Set `sub` to the widgetId, not the snippetId."
        case ("sub", .customer): "Set `sub` to a stable id of the customer."
        case ("iat", _): "Set `iat` to the time of signing, in seconds."
        default: "Set `exp` to a time soon after signing, in seconds."
        }
    }
}
