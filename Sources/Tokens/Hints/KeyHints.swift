import Encoding

/// Mistakes in reading the secret. Each is proved: the changed secret makes the signature hold.
///
/// Together at most fifteen MACs a key, and only where no key makes the signature hold.
extension TokenHint {
    static let keyBase64Decoded = TokenHint(
        "key-base64-decoded", "the secret was base64-decoded before signing",
        Repair(
            node: #"jwt.sign(claims, secret) // not Buffer.from(secret, "base64")"#,
            python: "jwt.encode(claims, secret)  # not base64.b64decode(secret)",
            swift: "HMACKey(from: secret) // not Data(base64Encoded: secret)")
    ) { evidence, _ in
        evidence.key(holdingAfter: Base64.decodeLenient).map {
            "The signature holds when \($0.words) is base64-decoded first; this platform uses the secret's "
                + "text as it is."
        }
    }

    static let keyHexDecoded = TokenHint(
        "key-hex-decoded", "the secret was hex-decoded before signing",
        Repair(
            node: #"jwt.sign(claims, secret) // not Buffer.from(secret, "hex")"#,
            python: "jwt.encode(claims, secret)  # not bytes.fromhex(secret)",
            swift: "HMACKey(from: secret) // not the bytes that its digits spell")
    ) { evidence, _ in
        evidence.key(holdingAfter: Hex.decode).map {
            "The signature holds when \($0.words) is hex-decoded first; this platform uses the secret's "
                + "text as it is."
        }
    }

    private static let trimming = Repair(
        node: "const secret = process.env.CHAT_SECRET.trim()",
        python: #"secret = os.environ["CHAT_SECRET"].strip()"#,
        swift: "let secret = text.trimmingCharacters(in: .whitespacesAndNewlines)")

    static let keyLineEnd = TokenHint("key-newline", "the secret carries a line end") { evidence, _ in
        for ending in ["\n", "\r\n", "\r"] {
            if let key = evidence.key(holdingAfter: { $0 + Array(ending.utf8) }) {
                return (
                    "The signature holds when a trailing newline is added to \(key.words); trim it where "
                        + "the secret is read.", trimming
                )
            }
        }
        return evidence.key(holdingAfter: { $0.trimming { $0 == 0x0A || $0 == 0x0D } }).map {
            (
                "The signature holds without the trailing newline of \($0.words); trim it in the gateway's "
                    + "configuration.", nil
            )
        }
    }

    static let keyQuoted = TokenHint("key-quoted", "the secret was used with its quotes, or without") {
        evidence, _ in
        for quote in ["\"", "'"] {
            let mark = Array(quote.utf8)
            if let key = evidence.key(holdingAfter: { mark + $0 + mark }) {
                return (
                    "The signature holds when \(key.words) stands in \(quote) quotes; an environment file "
                        + "kept them.", unquoting
                )
            }
        }
        return evidence.key(holdingAfter: { $0.trimming { $0 == 0x22 || $0 == 0x27 } }).map {
            (
                "The signature holds without the quotes around \($0.words); take them out of the gateway's "
                    + "configuration.", nil
            )
        }
    }

    private static let unquoting = Repair(
        node: #"process.env.CHAT_SECRET.replace(/^["']|["']$/g, "")"#,
        python: #"os.environ["CHAT_SECRET"].strip("\"'")"#,
        swift: #"text.trimmingCharacters(in: CharacterSet(charactersIn: "\"'"))"#)

    static let keyBlanks = TokenHint("key-blank", "the secret carries a blank") { evidence, _ in
        for (before, after) in [("", " "), (" ", ""), (" ", " ")] {
            if let key = evidence.key(holdingAfter: { Array(before.utf8) + $0 + Array(after.utf8) }) {
                return (
                    "The signature holds when a blank is added to \(key.words); trim it where the secret "
                        + "is read.", trimming
                )
            }
        }
        return evidence.key(holdingAfter: { $0.trimming { $0 == 0x20 || $0 == 0x09 } }).map {
            (
                "The signature holds without the blanks around \($0.words); take them out of the gateway's "
                    + "configuration.", nil
            )
        }
    }

    static let keyLetterCase = TokenHint(
        "key-letter-case", "the secret was used in other letter case",
        Repair(
            node: "jwt.sign(claims, secret) // no toLowerCase(), no toUpperCase()",
            python: "jwt.encode(claims, secret)  # no lower(), no upper()",
            swift: "HMACKey(from: secret) // no lowercased(), no uppercased()")
    ) { evidence, _ in
        for letters: ClosedRange<UInt8> in [0x41...0x5A, 0x61...0x7A] {
            let key = evidence.key(holdingAfter: { $0.map { letters.contains($0) ? $0 ^ 0x20 : $0 } })
            guard let key else { continue }
            let written = letters.contains(0x41) ? "lower" : "upper"
            return
                "The signature holds when \(key.words) is written in \(written) case; a secret's case counts."
        }
        return nil
    }
}

extension [UInt8] {
    /// The bytes without those at either end that match.
    fileprivate func trimming(_ matches: (UInt8) -> Bool) -> [UInt8] {
        guard let first = firstIndex(where: { !matches($0) }), let last = lastIndex(where: { !matches($0) })
        else {
            return []
        }
        return Array(self[first...last])
    }
}
