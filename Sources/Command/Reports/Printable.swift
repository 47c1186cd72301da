/// Makes foreign text safe for a terminal.
enum Printable {
    /// The text with control and direction characters shown as escapes.
    static func text(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        return text.unicodeScalars.map { isHidden($0) ? "\\u{\(String($0.value, radix: 16))}" : String($0) }
            .joined()
    }

    /// The same, cut to so many scalars.
    static func cut(_ text: String, to width: Int) -> String {
        let safe = Printable.text(text)
        if safe.unicodeScalars.count <= width { return safe }
        return String(String.UnicodeScalarView(safe.unicodeScalars.prefix(width - 1))) + "…"
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
