/// Where in a text a byte stands, as editors count: both numbers begin at 1.
package struct TextLocation: Sendable, Hashable {
    /// The line; a line ends with U+000A.
    package let line: Int

    /// The column within the line, counted in bytes, not in characters.
    package let column: Int

    /// Counts the lines before a byte offset; an offset outside the text counts as its nearest end.
    package init(offset: Int, in text: [UInt8]) { self.init(offset: offset, in: text.span) }

    /// Counts the lines before a byte offset; an offset outside the text counts as its nearest end.
    package init(offset: Int, in text: Span<UInt8>) {
        let offset = min(max(offset, 0), text.count)
        var line = 1
        var start = 0
        for at in 0..<offset where text[at] == UInt8(ascii: "\n") {
            line += 1
            start = at + 1
        }
        self.line = line
        column = offset - start + 1
    }
}
