import Encoding

extension TokenCheck {
    static let base64url = TokenCheck(
        .base64url,
        "Each part is base64url without padding, in its one spelling (RFC 7515 §2, RFC 4648 §3.5)."
    ) { evidence in
        guard let form = evidence.form else { return .skipped }
        return fault(evidence.headerPart, "header", form.header)
            ?? fault(evidence.payloadPart, "payload", form.payload)
            ?? fault(evidence.signaturePart, "signature", form.signature) ?? .pass
    }

    private static func fault(_ part: TokenPart, _ name: StaticString, _ range: Range<Int>) -> CheckOutcome? {
        guard case .fault(let error) = part else { return nil }
        let place = "in the \(name), byte \(range.lowerBound + error.offset) of the token"
        return .fail(
            Finding(
                "\(error.kind.words) \(place)", expected: "A-Z a-z 0-9 - _ and nothing else",
                advice: "Encode with your library's base64url without padding, and change nothing afterwards."
            ))
    }
}

extension Base64Error.Kind {
    fileprivate var words: String {
        switch self {
        case .foreignCharacter: "a character outside the alphabet"
        case .padding: "padding"
        case .spareBits: "bits that no byte uses, so a second spelling of the same bytes,"
        case .length: "a length that no encoding has"
        }
    }
}
