import Encoding
import Hashing

/// Mistakes in putting the token together. Proved: the signature holds for the payload as it was before.
extension TokenHint {
    static let addedAfterSigning = TokenHint(
        "field-added-after-signing", "a field was added to the payload after it was signed",
        Repair(
            node: "jwt.sign({ ...claims, plan }, secret) // all claims, then sign",
            python: #"jwt.encode({**claims, "plan": plan}, secret)  # all claims, then sign"#,
            swift: "payload.plan = plan // before try await keys.sign(payload)")
    ) { evidence, _ in
        evidence.memberAddedAfterSigning.map {
            "The signature holds for the payload without `\($0.cut(to: 40))`: that was added after signing."
        }
    }
}

extension Evidence {
    /// How far the search goes: so many members from the last one on, so many keys, so long a payload.
    ///
    /// With two spellings each that is at most 512 MACs, over 16 KiB at most.
    private static let bounds = (members: 64, keys: 4, bytes: 16_384)

    /// The member without which the signature holds, tried from the last to the first.
    ///
    /// The payload is written anew without it, members in their order, in the two spellings that encoders
    /// have: `{"a":1,"b":2}`, and `{"a": 1, "b": 2}` as Python's `json.dumps` writes it.
    fileprivate var memberAddedAfterSigning: String? {
        guard signatureFails, let form, let payload = payload.object, form.payload.count <= Self.bounds.bytes,
            let signature = signaturePart.bytes, signature.count == 32
        else { return nil }
        let members = payload.members.map { $0 }
        let compact = members.map(\.compact)
        let spellings = [("", compact), (" ", compact.map(\.spaced))]
        let macs = keys.keys.prefix(Self.bounds.keys).filter { !$0.secret.isEmpty }.map(\.mac)
        for index in members.indices.reversed().prefix(Self.bounds.members) {
            for (blank, written) in spellings {
                let others = written[..<index] + written[(index + 1)...]
                let input = token[..<form.payload.lowerBound] + Self.encoded(others, blank)
                let bytes = Array(input)
                if macs.contains(where: { $0.authenticate(bytes.span).equals(signature.span) }) {
                    return members[index].name
                }
            }
        }
        return nil
    }

    /// The members as an object, as a part of a token.
    private static func encoded(_ members: ArraySlice<[UInt8]>, _ blank: String) -> [UInt8] {
        let text = [UInt8(ascii: "{")] + members.joined(separator: ("," + blank).utf8) + [UInt8(ascii: "}")]
        return Base64URL.encode(text)
    }
}

extension JSONMember {
    /// Name, colon and value as written, without blanks.
    fileprivate var compact: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }
}

extension [UInt8] {
    /// Compact JSON with a blank after every comma and colon outside its strings.
    fileprivate var spaced: [UInt8] {
        var bytes: [UInt8] = []
        var isInString = false
        var isEscaped = false
        for byte in self {
            bytes.append(byte)
            if isInString {
                if byte == UInt8(ascii: "\""), !isEscaped { isInString = false }
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") {
                bytes.append(UInt8(ascii: " "))
            }
        }
        return bytes
    }
}
