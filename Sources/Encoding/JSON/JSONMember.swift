/// One member of an object: a name and a value.
package struct JSONMember: Sendable {
    private let index: JSONIndex
    private let node: Int

    init(_ index: JSONIndex, _ node: Int) {
        self.index = index
        self.node = node
    }

    /// The name unescaped.
    package var name: String { String(decoding: nameBytes, as: UTF8.self) }

    /// The UTF-8 bytes of the name unescaped.
    package var nameBytes: [UInt8] { JSONText.bytes(of: index.nodes[node], in: index.text) }

    /// Whether the unescaped name has exactly these UTF-8 bytes; allocates only where it holds escapes.
    package func hasName(_ text: StaticString) -> Bool { index.hasText(text, at: node) }

    /// Whether the unescaped name has exactly these UTF-8 bytes; allocates only where it holds escapes.
    package func hasName(_ text: String) -> Bool { index.hasText(text.utf8Span.span, at: node) }

    /// The unescaped name as one number, its bytes from the highest place down; nil for more than eight
    /// bytes, and for a name that begins with U+0000, which no number shows.
    ///
    /// It lets a short name be compared with many others at the price of one.
    package var shortName: UInt64? {
        let name = index.nodes[node]
        if name.flag {
            let bytes = nameBytes
            return bytes.count > 8 || bytes.first == 0 ? nil : bytes.reduce(0) { $0 << 8 | UInt64($1) }
        }
        let range = JSONText.range(of: name)
        if range.count > 8 { return nil }
        let text = index.text
        var number: UInt64 = 0
        for at in range { number = number << 8 | UInt64(text[at]) }
        return number
    }

    /// Whether two members, of one text or two, have the same unescaped name.
    package func hasSameName(as other: JSONMember) -> Bool {
        let text = index.text
        let otherText = other.index.text
        return JSONText.equal(
            index.nodes[node], in: text.span, other.index.nodes[other.node], in: otherText.span)
    }

    /// Appends name, colon and value in the compact form, as written.
    package func write(to out: inout [UInt8]) {
        let name = index.nodes[node]
        out.append(contentsOf: index.text[Int(name.start)..<Int(name.end)])
        out.append(UInt8(ascii: ":"))
        value.write(to: &out)
    }

    /// The value.
    package var value: JSON { JSON(index, node + 1) }

    /// The byte offset of the name's quote.
    package var offset: Int { Int(index.nodes[node].start) }

    /// The line and column of `offset`; counts the lines anew, so only for reports.
    package var location: TextLocation { TextLocation(offset: offset, in: index.text) }
}

extension JSON {
    /// Later members whose name stood before in their object, in this value and all it holds, in order of
    /// the text; only under `JSONRules.Duplicates.keep` are there any.
    package var duplicates: [JSONMember] {
        if index.duplicates.isEmpty { return [] }
        let end = index.next(after: node)
        return index.duplicates.filter { $0 > node && $0 < end }.map { JSONMember(index, $0) }
    }
}
