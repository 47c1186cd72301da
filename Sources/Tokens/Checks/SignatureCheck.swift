import Encoding

extension TokenCheck {
    static let signature = TokenCheck(
        .signature, "The MAC over the received characters holds under a key of the widget (RFC 7515 §5.2)."
    ) { evidence in
        switch evidence.match {
        case .notComputed:
            return .skipped
        case .key:
            return .pass
        case .retired(let key):
            return .fail(
                Finding(
                    "it holds under key \(key.id ?? "without id"), which is retired",
                    expected: "a key that is taken now",
                    actual: key.retiresAt.map { "retired at \($0.rfc3339Seconds)" },
                    advice: "Sign with the newest key of the widget."))
        case .none:
            return .fail(
                Finding(
                    evidence.signaturePart.bytes?.count == 32 ? nil : "an HS256 signature has 32 bytes",
                    expected: evidence.keyChoice.flatMap(keyName).map { "signed with key \($0)" },
                    actual: evidence.signaturePart.bytes.flatMap {
                        $0.count == 32 ? nil : "\($0.count) bytes"
                    },
                    advice:
                        "Sign with the widget's secret exactly as it is configured, and change nothing "
                        + "afterwards."
                ))
        }
    }

    private static func keyName(_ choice: KeyChoice) -> String? {
        if case .named(let key) = choice { key.id } else { nil }
    }
}
