/// A place in a JSON value.
///
/// RFC 6901.
package struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    /// The names and positions on the way, unescaped; compared by their UTF-8 bytes.
    private let tokens: [[UInt8]]

    /// The pointer as it was written.
    package let description: String

    /// Reads the string form: empty, or `/` before each token, with `~0` for `~` and `~1` for `/`.
    ///
    /// RFC 6901 §3.
    ///
    /// Nil where it does not begin with `/`, or a `~` stands before anything else.
    package init?(_ text: String) {
        var tokens: [[UInt8]] = []
        var isEscape = false
        for byte in text.utf8 {
            if isEscape {
                guard byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") else { return nil }
                tokens[tokens.count - 1].append(
                    byte == UInt8(ascii: "0") ? UInt8(ascii: "~") : UInt8(ascii: "/"))
                isEscape = false
            } else if byte == UInt8(ascii: "/") {
                tokens.append([])
            } else if tokens.isEmpty {
                return nil
            } else if byte == UInt8(ascii: "~") {
                isEscape = true
            } else {
                tokens[tokens.count - 1].append(byte)
            }
        }
        if isEscape { return nil }
        self.tokens = tokens
        description = text
    }

    /// Whether both name the same place.
    package static func == (left: JSONPointer, right: JSONPointer) -> Bool { left.tokens == right.tokens }

    /// Hashes the place.
    package func hash(into hasher: inout Hasher) { hasher.combine(tokens) }

    fileprivate func value(in root: JSON) -> JSON? {
        var value = root
        for token in tokens {
            let inner =
                value.kind == .array ? Self.position(token).flatMap { value[$0] } : value.member(token.span)
            guard let inner else { return nil }
            value = inner
        }
        return value
    }

    /// RFC 6901 §4: digits without a leading zero; `-` is the element behind the last, which is never there.
    private static func position(_ token: [UInt8]) -> Int? {
        guard !token.isEmpty, token.count <= 18, token[0] != UInt8(ascii: "0") || token.count == 1 else {
            return nil
        }
        var value = 0
        for byte in token {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}

extension JSON {
    /// The value at a pointer, or nil where there is none.
    ///
    /// RFC 6901 §4.
    package func value(at pointer: JSONPointer) -> JSON? { pointer.value(in: self) }
}
