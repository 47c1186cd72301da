import Encoding

/// Mistakes with the secret. Each is proved: the changed secret makes the signature hold.
extension TokenHint {
    static let keyBase64Decoded = TokenHint(
        "key-base64-decoded", "the secret was base64-decoded before signing"
    ) {
        evidence, _ in
        evidence.key(holdingAfter: Base64.decodeLenient).map {
            "The signature holds when \($0.words) is base64-decoded first; this platform uses the secret's "
                + "text as it is."
        }
    }

    static let keyHexDecoded = TokenHint("key-hex-decoded", "the secret was hex-decoded before signing") {
        evidence, _ in
        evidence.key(holdingAfter: Hex.decode).map {
            "The signature holds when \($0.words) is hex-decoded first; this platform uses the secret's "
                + "text as it is."
        }
    }

    static let keyLineEnd = TokenHint("key-newline", "the secret carries a line end") { evidence, _ in
        for ending in ["\n", "\r\n", "\r"] {
            if let key = evidence.key(holdingAfter: { $0 + Array(ending.utf8) }) {
                return
                    "The signature holds when a trailing newline is added to \(key.words); trim it where "
                    + "the secret is read."
            }
        }
        return evidence.key(holdingAfter: { $0.trimming { $0 == 0x0A || $0 == 0x0D } }).map {
            "The signature holds without the trailing newline of \($0.words); trim it in the gateway's "
                + "configuration."
        }
    }

    static let keyQuoted = TokenHint("key-quoted", "the secret was used with its quotes, or without") {
        evidence, _ in
        for quote in ["\"", "'"] {
            let mark = Array(quote.utf8)
            if let key = evidence.key(holdingAfter: { mark + $0 + mark }) {
                return
                    "The signature holds when \(key.words) stands in \(quote) quotes; an environment file "
                    + "kept them."
            }
        }
        return evidence.key(holdingAfter: { $0.trimming { $0 == 0x22 || $0 == 0x27 } }).map {
            "The signature holds without the quotes around \($0.words); take them out of the gateway's "
                + "configuration."
        }
    }

    static let keyBlanks = TokenHint("key-blank", "the secret carries a blank") { evidence, _ in
        for (before, after) in [("", " "), (" ", ""), (" ", " ")] {
            if let key = evidence.key(holdingAfter: { Array(before.utf8) + $0 + Array(after.utf8) }) {
                return
                    "The signature holds when a blank is added to \(key.words); trim it where the secret "
                    + "is read."
            }
        }
        return evidence.key(holdingAfter: { $0.trimming { $0 == 0x20 || $0 == 0x09 } }).map {
            "The signature holds without the blanks around \($0.words)."
        }
    }

    static let keyLetterCase = TokenHint("key-letter-case", "the secret was used in other letter case") {
        evidence, _ in
        for letters: ClosedRange<UInt8> in [0x41...0x5A, 0x61...0x7A] {
            let key = evidence.key(holdingAfter: { $0.map { letters.contains($0) ? $0 ^ 0x20 : $0 } })
            guard let key else { continue }
            let written = letters.contains(0x41) ? "lower" : "upper"
            return
                "The signature holds when \(key.words) is written in \(written) case; a secret's case counts."
        }
        return nil
    }

    static let otherKey = TokenHint("other-key", "another configured key was used") { evidence, neighbours in
        guard evidence.signatureFails else { return nil }
        if let key = evidence.keys.keys.first(where: { evidence.holds(under: $0.secret) }) {
            return "The signature holds under \(key.words) of this widget, but `kid` names another."
        }
        for neighbour in neighbours {
            guard let key = neighbour.keys.keys.first(where: { evidence.holds(under: $0.secret) }) else {
                continue
            }
            return "The signature holds under \(key.words) of widget \(neighbour.widget)."
        }
        return nil
    }

    static let retiredKey = TokenHint("retired-key", "a key was used after its time") { evidence, _ in
        guard case .retired(let key) = evidence.match else { return nil }
        return "The signature holds under \(key.words), which is retired; sign with the newest key."
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
