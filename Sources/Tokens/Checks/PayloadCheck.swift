import Encoding

extension TokenCheck {
    static let payload = TokenCheck(
        .payload, "The payload is a JSON object in UTF-8, within the limits (RFC 7519 §7.2, RFC 8259)."
    ) { evidence in
        switch evidence.payload {
        case .unread:
            return .skipped
        case .object:
            return .pass
        case .notAnObject(let kind):
            return .fail(
                Finding(
                    expected: "a JSON object", actual: "\(kind)",
                    advice: "Sign an object of claims, not a bare value."))
        case .fault(let error):
            return .fail(
                Finding(
                    error.sentence, expected: "a JSON object",
                    actual: "byte \(error.offset) of the decoded payload",
                    advice: "Let a JWT library or a JSON encoder write the claims."))
        }
    }
}
