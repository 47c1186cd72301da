extension TokenCheck {
    static let iss = TokenCheck(
        .iss, "`iss` is the configured issuer, byte for byte (RFC 7519 §4.1.1, CVE-2024-53861)."
    ) { evidence in
        guard let claims = evidence.claims else { return .skipped }
        guard let expected = evidence.policy.issuer else { return .pass }
        switch claims.issuer {
        case .ambiguous, .wrongType:
            return .skipped
        case .absent:
            return .fail(
                Finding("`iss` is missing", expected: expected, advice: "Set `iss` to the configured issuer.")
            )
        case .value(let issuer):
            if issuer.utf8.elementsEqual(expected.utf8) { return .pass }
            return .fail(
                Finding(
                    expected: expected, actual: issuer.cut(to: 80),
                    advice: "Set `iss` to the configured issuer, letter for letter."))
        }
    }
}
