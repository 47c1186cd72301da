/// One member or element of a value.
extension JSON {
    /// The first member of exactly this name, by UTF-8 bytes after unescaping; nil for any other kind.
    package subscript(name: StaticString) -> JSON? {
        guard kind == .object else { return nil }
        var at = node + 1
        let end = index.next(after: node)
        while at < end {
            if index.hasText(name, at: at) { return JSON(index, at + 1) }
            at = index.next(after: at + 1)
        }
        return nil
    }

    /// The first member of exactly this name, by UTF-8 bytes after unescaping; nil for any other kind.
    package subscript(member name: String) -> JSON? { member(name.utf8Span.span) }

    /// The first member whose unescaped name has exactly these UTF-8 bytes; nil for any other kind.
    package func member(_ name: Span<UInt8>) -> JSON? {
        guard kind == .object else { return nil }
        var at = node + 1
        let end = index.next(after: node)
        while at < end {
            if index.hasText(name, at: at) { return JSON(index, at + 1) }
            at = index.next(after: at + 1)
        }
        return nil
    }

    /// The element at a position from 0; nil outside, and for any other kind than an array.
    package subscript(position: Int) -> JSON? {
        guard kind == .array, position >= 0, position < count else { return nil }
        var at = node + 1
        for _ in 0..<position { at = index.next(after: at) }
        return JSON(index, at)
    }
}
