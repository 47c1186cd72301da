import Encoding

/// Mistakes with Amazon Connect's `attributes` and their neighbours (amazon-connect.md, sections 1.2, 1.4 and
/// 8.1).
///
/// No MAC is computed; each member of the claims and of `attributes` is looked at once.
extension TokenHint {
    static let attributesLetterCase = TokenHint(
        "attributes-letter-case", "`attributes` was written in other letter case",
        Repair(
            node: #"attributes: { plan: "pro" } // all lower case"#,
            python: #""attributes": {"plan": "pro"}  # all lower case"#,
            swift: #"case attributes = "attributes" // among the CodingKeys"#)
    ) { evidence, _ in
        guard evidence.policy.checksAttributes, let claims = evidence.claims?.json else { return nil }
        let name = claims.members.lazy.map(\.nameBytes).first { name in
            name.count == 10 && !name.elementsEqual("attributes".utf8)
                && name.elementsEqual("attributes".utf8) { $0 | 0x20 == $1 }
        }
        return name.map {
            "`\(String(decoding: $0, as: UTF8.self))` is ignored; the claim is `attributes`, all lower case."
        }
    }

    static let claimLetterCase = TokenHint(
        "claim-letter-case", "a claim beside `attributes` was written in other letter case",
        Repair(
            node: "customerId: user.id // not CustomerId",
            python: #""customerId": user.id  # not CustomerId"#,
            swift: #"case customerID = "customerId" // among the CodingKeys"#)
    ) { evidence, _ in
        guard evidence.policy.checksAttributes, let claims = evidence.claims?.json else { return nil }
        return ConnectClaims.misspelt(in: claims).map {
            "`\($0.name)` is ignored; the claim is `\($0.claim)`, in exactly these letters."
        }
    }

    static let attributesNested = TokenHint(
        "attributes-nested", "an attribute holds more than one value",
        Repair(
            node: "attributes: { order: JSON.stringify(order) }",
            python: #""attributes": {"order": json.dumps(order)}"#,
            swift: "var attributes: [String: String] // no nesting")
    ) { evidence, _ in
        evidence.attribute { $0 == .object || $0 == .array }.map {
            "`attributes.\($0.name.cut(to: 40))` is \($0.value.kind); send its parts as attributes of their "
                + "own, or as text."
        }
    }

    static let attributesNotText = TokenHint(
        "attributes-not-string", "an attribute is no string",
        Repair(
            node: "attributes: { seats: String(seats) }", python: #""attributes": {"seats": str(seats)}"#,
            swift: #"attributes: ["seats": String(seats)]"#)
    ) { evidence, _ in
        evidence.attribute { $0 == .number || $0 == .bool || $0 == .null }.map {
            "`attributes.\($0.name.cut(to: 40))` is \($0.value.kind); every attribute must be a string."
        }
    }
}

extension Evidence {
    /// The first attribute of certain kinds, where attributes are checked.
    fileprivate func attribute(_ matches: (JSONKind) -> Bool) -> JSONMember? {
        guard policy.checksAttributes, let attributes = claims?.json["attributes"],
            attributes.kind == .object
        else { return nil }
        return attributes.members.first { matches($0.value.kind) }
    }
}
