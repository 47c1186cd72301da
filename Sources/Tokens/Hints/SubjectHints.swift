import Encoding

/// Mistakes with `sub`. No MAC is computed.
extension TokenHint {
    static let numberAsSubject = TokenHint(
        "number-subject", "`sub` was given as a number",
        Repair(
            node: "sub: String(user.id)", python: #""sub": str(user.id)"#,
            swift: "sub: .init(value: String(user.id))")
    ) { evidence, _ in
        guard case .wrongType(let value)? = evidence.claims?.subject, let number = value.numberText else {
            return nil
        }
        return "`sub` is the number \(number.cut(to: 40)); send it as the string \"\(number.cut(to: 40))\"."
    }

    /// How many others have to be known before one that looks otherwise is a mistake.
    private static let others = 3

    static let emailAsSubject = TokenHint(
        "email-subject", "`sub` is an email address where others are ids",
        Repair(
            node: "sub: user.id // not user.email", python: #""sub": user.id  # not user.email"#,
            swift: "sub: .init(value: user.id) // not user.email")
    ) { evidence, around in
        guard case .customer = evidence.policy.subject, let subject = evidence.claims?.subject.value,
            subject.isEmailAddress, around.subjects.count >= others,
            !around.subjects.contains(where: \.isEmailAddress)
        else { return nil }
        return "`sub` is an email address, and the other customers of this widget are ids: it is another "
            + "customer, with a history of its own."
    }

    static let snippetAsSubject = TokenHint(
        "snippet-subject", "`sub` is the snippet's id",
        Repair(
            node: "sub: widgetId // not snippetId", python: #""sub": widget_id  # not snippet_id"#,
            swift: "sub: .init(value: widgetID) // not snippetID")
    ) { evidence, _ in
        guard case .widget(let snippet?) = evidence.policy.subject, !snippet.isEmpty,
            let subject = evidence.wrongWidget, subject.utf8.elementsEqual(snippet.utf8)
        else { return nil }
        return "`sub` is the snippetId; it must be the widgetId, the last argument of the snippet's loader."
    }

    static let subjectLetterCase = TokenHint(
        "subject-letter-case", "`sub` is the widget's id in other letter case",
        Repair(
            node: "sub: widgetId // no toUpperCase(), no toLowerCase()",
            python: #""sub": widget_id  # no upper(), no lower()"#,
            swift: "sub: .init(value: widgetID) // not UUID(…).uuidString, which is upper case")
    ) { evidence, _ in
        guard let subject = evidence.wrongWidget,
            subject.utf8.map(\.folded) == evidence.policy.widget.utf8.map(\.folded)
        else { return nil }
        return "`sub` is the widgetId in other letter case; send it exactly as the snippet has it."
    }
}

extension Evidence {
    /// `sub`, where it should name the widget and does not.
    fileprivate var wrongWidget: String? {
        guard case .widget = policy.subject, let subject = claims?.subject.value,
            !subject.utf8.elementsEqual(policy.widget.utf8)
        else { return nil }
        return subject
    }
}

extension String {
    /// Whether it looks like an email address: one `@`, and a point behind it.
    fileprivate var isEmailAddress: Bool {
        let parts = utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].dropFirst().contains(UInt8(ascii: "."))
    }
}

extension UInt8 {
    /// The byte, in lower case if it is an ASCII letter.
    fileprivate var folded: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
