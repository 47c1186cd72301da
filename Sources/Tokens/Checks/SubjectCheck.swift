import Encoding

extension TokenCheck {
    static let sub = TokenCheck(
        .sub, "`sub` names a customer in ordinary characters, or on amazon-connect the widget."
    ) { evidence in
        guard let subject = evidence.claims?.subject.value, !subject.isEmpty else { return .skipped }
        switch evidence.policy.subject {
        case .widget:
            return judgeWidget(subject, evidence.policy.widget)
        case .customer(let maximumBytes, let reservedPrefix):
            if let finding = fault(in: subject, maximumBytes, reservedPrefix) { return .fail(finding) }
            return letterCaseMatters(subject)
                ? .warn(
                    Finding(
                        "letter case counts: this is another customer than \(subject.lowercased())",
                        advice: "Write addresses in lower case everywhere, or use an id."))
                : .pass
        }
    }

    private static func judgeWidget(_ subject: String, _ widget: String) -> CheckOutcome {
        if subject.utf8.elementsEqual(widget.utf8) { return .pass }
        return .fail(
            Finding(
                expected: widget, actual: subject.cut(to: 80),
                advice: "Set `sub` to the widgetId, not the snippetId."))
    }

    private static func fault(in subject: String, _ maximumBytes: Int, _ reservedPrefix: String?) -> Finding?
    {
        if subject.utf8.count > maximumBytes {
            return Finding(
                expected: "at most \(maximumBytes) bytes", actual: "\(subject.utf8.count) bytes",
                advice: "Use a stable id as `sub`, and other claims for the rest.")
        }
        if let scalar = subject.unicodeScalars.first(where: isInvisible) {
            return Finding(
                "an invisible character, U+\(String(scalar.value, radix: 16, uppercase: true))",
                expected: "no control or direction characters", advice: "Use a plain id as `sub`.")
        }
        if subject.unicodeScalars.allSatisfy(isUnseen) {
            return Finding(
                "nothing that can be seen", expected: "an id",
                advice: "Use the customer's stable id as `sub`.")
        }
        if let reservedPrefix, subject.utf8.starts(with: reservedPrefix.utf8) {
            return Finding(
                "`\(reservedPrefix)` is kept for customers that a signed Shopify query names",
                advice: "Choose ids that do not begin so.")
        }
        return nil
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == " " }
        return scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }

    /// Control characters, and those that turn the direction of text (Unicode UAX #9).
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029:
            true
        default: false
        }
    }

    private static func letterCaseMatters(_ subject: String) -> Bool {
        subject.utf8.contains(UInt8(ascii: "@")) && subject.utf8.contains { (0x41...0x5A).contains($0) }
    }
}
