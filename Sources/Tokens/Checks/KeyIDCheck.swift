import Encoding

extension TokenCheck {
    static let keyID = TokenCheck(
        .keyID, "`kid` names a key of the widget, and the header carries no key (RFC 8725 §3.1, §3.10)."
    ) { evidence in
        guard let choice = evidence.keyChoice else { return .skipped }
        guard case .refused(let refusal) = choice else { return .pass }
        return .fail(finding(refusal, keys: evidence.keys))
    }

    private static func finding(_ refusal: KeyChoice.Refusal, keys: KeyRing) -> Finding {
        let known = keys.keys.compactMap(\.id).joined(separator: ", ")
        switch refusal {
        case .notText(let kind):
            return Finding(
                expected: "a string", actual: "\(kind)",
                advice: "Send the key's id as a string, or leave `kid` out.")
        case .illFormed:
            return Finding(
                expected: "1 to \(SigningKey.longestName) bytes without control characters",
                advice: "Send the key's id as configured, or leave `kid` out.")
        case .unknown(let name):
            return Finding(
                expected: known.isEmpty ? nil : "one of \(known)", actual: name.cut(to: 64),
                advice: "Send the id of a key that this widget has, or leave `kid` out.")
        case .carriesKey(let parameter):
            return Finding(
                "the header brings a key in `\(parameter)`", expected: "no `\(parameter)`",
                advice: "Keys come from the configuration alone; leave it out. Nothing was fetched.")
        }
    }
}
