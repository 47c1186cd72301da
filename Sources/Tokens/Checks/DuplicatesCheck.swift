import Encoding

extension TokenCheck {
    static let duplicates = TokenCheck(
        .duplicates,
        "No member name stands twice: two readers would see two tokens (RFC 7519 §4, RFC 7515 §4)."
    ) { evidence in
        let header = evidence.header.object
        let payload = evidence.payload.object
        if header == nil, payload == nil { return .skipped }
        return fault(in: header, "header") ?? fault(in: payload, "payload") ?? .pass
    }

    private static func fault(in document: JSON?, _ part: StaticString) -> CheckOutcome? {
        guard let duplicate = document?.duplicates.first else { return nil }
        return .fail(
            Finding(
                "`\(duplicate.name.cut(to: 80))` stands twice in the \(part)", expected: "each name once",
                advice: "Write each claim once; some libraries read the first and some the last."))
    }
}
