import Encoding

/// Amazon Connect's claims beside the registered ones (amazon-connect.md, sections 1.2 to 1.4).
extension TokenCheck {
    static let attributes = TokenCheck(
        .attributes,
        "On amazon-connect: `attributes` is string to string, and its neighbours have their types."
    ) { evidence in
        guard evidence.policy.checksAttributes, let json = evidence.claims?.json else { return .skipped }
        if let attributes = json["attributes"], let finding = attributesFault(attributes) {
            return .fail(finding)
        }
        if let finding = ConnectClaims.fault(in: json) { return .fail(finding) }
        for member in json.members where isMisspelt(member.nameBytes) {
            return .warn(
                Finding(
                    "`\(member.name)` is ignored: the claim is `attributes`, all lower case",
                    advice: "Rename it."))
        }
        return ConnectClaims.warning(in: json).map { .warn($0) } ?? .pass
    }

    /// The most UTF-8 bytes of all keys and values together, and of one of them.
    private static let maximumBytes = 32_768
    private static let maximumLength = 32_767

    private static func attributesFault(_ attributes: JSON) -> Finding? {
        guard attributes.kind == .object else {
            return Finding(
                "`attributes` is \(attributes.kind)", expected: "an object of strings",
                actual: attributes.excerpt,
                advice: "Send `attributes` as an object whose values are strings.")
        }
        var total = 0
        for member in attributes.members {
            guard let value = member.value.stringBytes else {
                return Finding(
                    "`attributes.\(member.name)` is \(member.value.kind)", expected: "a string",
                    actual: member.value.excerpt,
                    advice: "Quote numbers and booleans: every value must be a string.")
            }
            let name = member.nameBytes
            guard !name.isEmpty, name.count <= maximumLength, name.allSatisfy(isKeyByte) else {
                return Finding(
                    "the key `\(member.name.cut(to: 40))` is not taken", expected: "letters, digits, - and _",
                    advice: "Rename the attribute.")
            }
            total += name.count + value.count
            guard value.count <= maximumLength, total <= maximumBytes else {
                return Finding(
                    "the attributes are too large", expected: "at most \(maximumBytes) bytes in all",
                    advice: "Send an id and look the rest up in the flow.")
            }
        }
        return nil
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func isMisspelt(_ name: [UInt8]) -> Bool {
        name.count == 10 && !name.elementsEqual("attributes".utf8)
            && name.map { $0 | 0x20 }.elementsEqual("attributes".utf8)
    }
}
