/// The character references of attribute values (HTML standard §13.2.5.72).
enum CharacterReference {
    /// The names that may stand in JSON and in tokens; the standard knows two thousand more, which stay as
    /// they are written.
    private static let names: [String: Unicode.Scalar] = [
        "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"", "QUOT": "\"",
        "apos": "'", "nbsp": "\u{A0}", "Tab": "\t", "NewLine": "\n", "excl": "!", "num": "#", "dollar": "$",
        "percnt": "%", "lpar": "(", "rpar": ")", "ast": "*", "plus": "+", "comma": ",", "period": ".",
        "sol": "/", "colon": ":", "semi": ";", "equals": "=", "quest": "?", "commat": "@", "lsqb": "[",
        "lbrack": "[", "bsol": "\\", "rsqb": "]", "rbrack": "]", "Hat": "^", "lowbar": "_", "grave": "`",
        "lcub": "{", "lbrace": "{", "verbar": "|", "vert": "|", "rcub": "}", "rbrace": "}",
    ]
    /// The names that need no semicolon.
    private static let bareNames: Set = ["amp", "AMP", "lt", "LT", "gt", "GT", "quot", "QUOT", "nbsp"]
    private static let longest = 8

    /// A value with its references resolved.
    static func decoded(_ value: ArraySlice<UInt8>) -> [UInt8] {
        guard value.contains(UInt8(ascii: "&")) else { return Array(value) }
        var out: [UInt8] = []
        out.reserveCapacity(value.count)
        var rest = value
        while let octet = rest.first {
            if octet == UInt8(ascii: "&"), let (scalar, length) = reference(rest) {
                out += UTF8.encode(scalar).map { Array($0) } ?? []
                rest = rest.dropFirst(length)
            } else {
                out.append(octet)
                rest = rest.dropFirst()
            }
        }
        return out
    }

    /// The character that a reference at the beginning stands for, and the reference's length.
    private static func reference(_ text: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        let behind = text.dropFirst()
        if behind.first == UInt8(ascii: "#") { return numeric(behind.dropFirst()) }
        let word = behind.prefix(longest).prefix { HTMLByte.isLetter($0) }
        let next = behind.dropFirst(word.count).first ?? 0
        let name = String(decoding: word, as: UTF8.self)
        guard let scalar = names[name] else { return nil }
        if next == UInt8(ascii: ";") { return (scalar, word.count + 2) }
        // §13.2.5.73: in an attribute, `&lt=` and `&lt7` are no references.
        let isEnded = next != UInt8(ascii: "=") && !HTMLByte.isDigit(next)
        return bareNames.contains(name) && isEnded ? (scalar, word.count + 1) : nil
    }

    /// §13.2.5.80; what is no character becomes U+FFFD, and C1 controls stay what they are.
    private static func numeric(_ text: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        let isHex = text.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let digits = text.dropFirst(isHex ? 1 : 0)
            .prefix { HTMLByte.isDigit($0) || isHex && (0x61...0x66).contains($0 | 0x20) }
        if digits.isEmpty { return nil }
        let number = UInt32(
            String(decoding: digits.drop { $0 == 0x30 }.prefix(9), as: UTF8.self), radix: isHex ? 16 : 10)
        let scalar = (number ?? 0) == 0 ? nil : number.flatMap { Unicode.Scalar($0) }
        let end = text.dropFirst(digits.count + (isHex ? 1 : 0)).first == UInt8(ascii: ";") ? 1 : 0
        return (scalar ?? "\u{FFFD}", 2 + (isHex ? 1 : 0) + digits.count + end)
    }
}
