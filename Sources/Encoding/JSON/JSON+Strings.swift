/// Strings.
extension JSON {
    /// The string unescaped, or nil for any other kind.
    package var string: String? {
        let found = index.nodes[node]
        guard found.kind == .string else { return nil }
        if found.flag { return String(decoding: JSONText.bytes(of: found, in: index.text), as: UTF8.self) }
        return String(decoding: index.text[JSONText.range(of: found)], as: UTF8.self)
    }

    /// The UTF-8 bytes of the string unescaped, or nil for any other kind.
    package var stringBytes: [UInt8]? {
        let found = index.nodes[node]
        return found.kind == .string ? JSONText.bytes(of: found, in: index.text) : nil
    }

    /// Whether it is a string of exactly these UTF-8 bytes; allocates only where the text holds escapes.
    package func hasString(_ text: StaticString) -> Bool {
        kind == .string && index.hasText(text, at: node)
    }

    /// Whether it is a string of exactly these UTF-8 bytes; allocates only where the text holds escapes.
    package func hasString(_ text: String) -> Bool {
        kind == .string && index.hasText(text.utf8Span.span, at: node)
    }
}
