import Encoding

/// Amazon Connect's claims beside `attributes` (amazon-connect.md, section 1.2).
enum ConnectClaims {
    /// Their names; each is read in exactly this spelling.
    static let names = [
        "customerId", "relatedContactId", "segmentAttributes", "profileKeys", "profileKeysOperator",
    ]

    /// The first claim that has not its type, or not its length.
    static func fault(in json: JSON) -> Finding? {
        textFault("customerId", json["customerId"], longest: 128)
            ?? textFault("relatedContactId", json["relatedContactId"], longest: 256)
            ?? json["segmentAttributes"].flatMap { segmentsFault("segmentAttributes", $0) }
            ?? json["profileKeys"].flatMap(profileFault)
            ?? json["profileKeysOperator"].flatMap(operatorFault)
    }

    /// What is read past: a claim in other letter case, and a `valueString`, as one page spells it.
    static func warning(in json: JSON) -> Finding? {
        if let found = misspelt(in: json) {
            return Finding("`\(found.name)` is ignored: the claim is `\(found.claim)`", advice: "Rename it.")
        }
        guard let name = json["segmentAttributes"]?.members.first(where: { lacksCapital($0.value) })?.name
        else { return nil }
        return Finding(
            "`valueString` of the segment attribute `\(name.cut(to: 40))` is ignored: it is `ValueString`",
            advice: "Rename it.")
    }

    /// A member that is one of these claims but for letter case.
    static func misspelt(in json: JSON) -> (name: String, claim: String)? {
        for member in json.members {
            let bytes = member.nameBytes
            for name in names where !bytes.elementsEqual(name.utf8) && isSame(bytes, name) {
                return (member.name, name)
            }
        }
        return nil
    }

    // MARK: One claim

    private static func textFault(_ name: String, _ value: JSON?, longest: Int) -> Finding? {
        guard let value else { return nil }
        if let text = value.string, (1...longest).contains(text.unicodeScalars.count) { return nil }
        return Finding(
            "`\(name)` is not acceptable", expected: "a string of 1 to \(longest) characters",
            actual: value.excerpt, advice: "Send `\(name)` as a string, or leave it out.")
    }

    private static func profileFault(_ value: JSON) -> Finding? {
        guard value.kind == .object else { return notAnObject("profileKeys", value) }
        guard let member = value.members.first(where: { $0.value.kind != .string }) else { return nil }
        return Finding(
            "`profileKeys.\(member.name.cut(to: 40))` is \(member.value.kind)", expected: "a string",
            actual: member.value.excerpt, advice: "Send what is looked up as a string.")
    }

    private static func operatorFault(_ value: JSON) -> Finding? {
        if value.hasString("AND") || value.hasString("OR") { return nil }
        return Finding(
            "`profileKeysOperator` is not acceptable", expected: "AND or OR", actual: value.excerpt,
            advice: "Send AND or OR, or leave it out.")
    }

    /// A map from names to values; recursion is as deep as the payload, which the policy bounds.
    private static func segmentsFault(_ path: String, _ map: JSON) -> Finding? {
        guard map.kind == .object else { return notAnObject(path, map) }
        for member in map.members {
            let name = member.name.cut(to: 40)
            guard (1...128).contains(member.name.unicodeScalars.count) else {
                return Finding(
                    "the name `\(name)` in `\(path)` is not taken", expected: "1 to 128 characters",
                    advice: "Rename the segment attribute.")
            }
            if let finding = segmentFault("\(path).\(name)", member.value) { return finding }
        }
        return nil
    }

    private static func segmentFault(_ path: String, _ value: JSON) -> Finding? {
        guard value.kind == .object else { return notAnObject(path, value) }
        if let text = value["ValueString"], text.string.map({ $0.unicodeScalars.count > 1_024 }) ?? true {
            return wrong(path, "ValueString", "a string of at most 1024 characters", text)
        }
        if let arn = value["ValueArn"], arn.kind != .string {
            return wrong(path, "ValueArn", "a string", arn)
        }
        if let number = value["ValueInteger"], number.int == nil {
            return wrong(path, "ValueInteger", "a whole number", number)
        }
        if let map = value["ValueMap"], let finding = segmentsFault("\(path).ValueMap", map) {
            return finding
        }
        guard let list = value["ValueList"] else { return nil }
        guard list.kind == .array else { return wrong(path, "ValueList", "an array", list) }
        return list.elements.lazy.compactMap { segmentFault("\(path).ValueList", $0) }.first
    }

    private static func wrong(_ path: String, _ name: String, _ expected: String, _ value: JSON) -> Finding {
        Finding(
            "`\(path).\(name)` is not acceptable", expected: expected, actual: value.excerpt,
            advice: "Send `\(name)` as \(expected).")
    }

    private static func notAnObject(_ path: String, _ value: JSON) -> Finding {
        Finding(
            "`\(path)` is \(value.kind)", expected: "an object", actual: value.excerpt,
            advice: "Send `\(path)` as an object, or leave it out.")
    }

    // MARK: Spelling

    private static func lacksCapital(_ segment: JSON) -> Bool {
        segment["valueString"] != nil && segment["ValueString"] == nil
    }

    /// Letters alone differ by this bit, and the names hold nothing else.
    private static func isSame(_ bytes: [UInt8], _ name: String) -> Bool {
        bytes.count == name.utf8.count && zip(bytes, name.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }
}
