import Encoding

/// Mistakes in handing the token over. No MAC is computed.
extension TokenHint {
    static let schemePrefix = TokenHint(
        "bearer-prefix", "`Bearer ` was left before the token",
        Repair(
            node: #"token.replace(/^Bearer /i, "")"#, python: #"token.removeprefix("Bearer ")"#,
            swift: #"String(token.dropFirst("Bearer ".count))"#)
    ) { evidence, _ in
        evidence.formFault == .schemePrefix
            ? "The token begins with `Bearer `; pass what follows it." : nil
    }

    static let quotesAround = TokenHint(
        "quotes", "the token was passed with its quotes",
        Repair(
            node: "res.send(token) // not JSON.stringify(token)",
            python: "return Response(token)  # not json.dumps(token)",
            swift: "return token // not JSONEncoder().encode(token)")
    ) { evidence, _ in
        evidence.formFault == .quoted
            ? "Quotes stand around the token; it was passed as JSON or shell text." : nil
    }

    static let blanksAround = TokenHint(
        "blank", "a line end or blank came along",
        Repair(
            node: "token.trim()", python: "token.strip()",
            swift: "token.trimmingCharacters(in: .whitespacesAndNewlines)")
    ) { evidence, _ in
        evidence.formFault == .surroundedByBlank
            ? "A blank or line end stands around the token, as a file or a template leaves it." : nil
    }

    static let notAToken = TokenHint(
        "not-a-token", "something else than the token string was passed",
        Repair(
            node: "const { token } = await (await fetch(url)).json()",
            python: #"token = requests.get(url).json()["token"]"#,
            swift: "let token = try decoder.decode(Answer.self, from: data).token")
    ) { evidence, _ in
        switch evidence.formFault {
        case .noToken:
            "The text is `\(String(decoding: evidence.token.prefix(20), as: UTF8.self))`: an object or a "
                + "missing value was turned into text."
        case .jsonSerialization:
            "A whole JSON object was passed; the token is one member of it."
        default: nil
        }
    }

    static let standardAlphabet = TokenHint(
        "standard-base64", "the standard base64 alphabet was used",
        Repair(
            node: #"Buffer.from(bytes).toString("base64url")"#,
            python: #"base64.urlsafe_b64encode(data).rstrip(b"=")"#,
            swift: #"text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")"#)
    ) { evidence, _ in
        guard evidence.form != nil else { return nil }
        let faulty = [evidence.headerPart, evidence.payloadPart, evidence.signaturePart].contains { part in
            if case .fault(let error) = part {
                error.kind == .foreignCharacter || error.kind == .padding
            } else {
                false
            }
        }
        guard faulty else { return nil }
        let marks = evidence.token.filter { $0 == 0x2B || $0 == 0x2F || $0 == 0x3D }
        return marks.isEmpty
            ? nil
            : "`\(String(decoding: Set(marks).sorted(), as: UTF8.self))` belong to standard base64; a "
                + "token uses - and _ and no padding."
    }
}
