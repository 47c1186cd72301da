import Encoding

/// A text with `${name}` in it; `$${` stands for `${` itself (contract, section 7).
struct Template {
    /// A stretch of a template.
    enum Part: Equatable {
        case text(String)
        case variable(String)
    }

    let parts: [Part]

    init(_ text: String) {
        var parts: [Part] = []
        var plain = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "$") {
            plain += rest[..<mark]
            rest = rest[mark...]
            if rest.hasPrefix("$${") {
                plain += "${"
                rest = rest.dropFirst(3)
            } else if rest.hasPrefix("${"), let end = rest.firstIndex(of: "}") {
                if !plain.isEmpty { parts.append(.text(plain)) }
                plain = ""
                parts.append(.variable(String(rest.dropFirst(2)[..<end])))
                rest = rest[rest.index(after: end)...]
            } else {
                plain.append("$")
                rest = rest.dropFirst()
            }
        }
        plain += rest
        if !plain.isEmpty || parts.isEmpty { parts.append(.text(plain)) }
        self.parts = parts
    }

    /// The names that it inserts, in order.
    var names: [String] {
        parts.compactMap { if case .variable(let name) = $0 { name } else { nil } }
    }

    static func holdsVariable(_ text: String) -> Bool { !Template(text).names.isEmpty }

    /// Whether a name can be saved and inserted: a letter or `_`, then letters, digits, `_` and `-`.
    static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, isLetter(first) else { return false }
        return name.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
    }
}
