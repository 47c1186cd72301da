import Encoding

extension TokenCheck {
    static let aud = TokenCheck(
        .aud, "`aud` holds the configured audience, byte for byte (RFC 7519 §4.1.3)."
    ) { evidence in
        guard let claims = evidence.claims else { return .skipped }
        switch (claims.audience, evidence.policy.audience) {
        case (.ambiguous, _), (.wrongType, _):
            return .skipped
        case (.absent, nil):
            return .pass
        case (.value(let value), nil):
            return .warn(
                Finding(
                    "the widget has no audience configured, so `aud` is not compared", actual: value.excerpt,
                    advice:
                        "Configure the audience, or leave `aud` out: some libraries refuse one that is not "
                        + "expected."
                ))
        case (.absent, let expected?):
            return .fail(
                Finding(
                    "`aud` is missing", expected: expected, advice: "Set `aud` to the configured audience."))
        case (.value(let value), let expected?):
            if holds(expected, value) { return .pass }
            return .fail(
                Finding(
                    expected: expected, actual: value.excerpt, advice: "Set `aud` to the configured audience."
                ))
        }
    }

    private static func holds(_ expected: String, _ value: JSON) -> Bool {
        if let one = value.stringBytes { return one.elementsEqual(expected.utf8) }
        return value.elements.contains { $0.stringBytes?.elementsEqual(expected.utf8) ?? false }
    }
}
