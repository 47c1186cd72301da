/// One value of a JSON text that was read: a view of the text, which is never copied.
///
/// Numbers keep their digits, members their order, and every value its place in the text. Equality is by
/// meaning. Strings are UTF-8 bytes throughout: nothing here compares by Unicode equivalence.
package struct JSON: Sendable {
    let index: JSONIndex
    let node: Int

    init(_ index: JSONIndex, _ node: Int) {
        self.index = index
        self.node = node
    }

    /// Reads bytes that hold exactly one value, with white space around it at most.
    ///
    /// RFC 8259.
    package init(reading bytes: [UInt8], rules: JSONRules = .strict) throws(JSONError) {
        index = try JSONIndex(text: bytes, isUTF8: false, rules: rules)
        node = 0
    }

    /// Reads a text that holds exactly one value, with white space around it at most.
    ///
    /// RFC 8259.
    package init(reading text: String, rules: JSONRules = .strict) throws(JSONError) {
        index = try JSONIndex(text: Array(text.utf8), isUTF8: true, rules: rules)
        node = 0
    }

    /// Which of the six kinds it is.
    package var kind: JSONKind { index.nodes[node].kind }

    /// Whether it is `null`.
    package var isNull: Bool { kind == .null }

    /// The boolean, or nil for any other kind.
    package var bool: Bool? {
        let node = index.nodes[node]
        return node.kind == .bool ? node.flag : nil
    }

    /// The number of members or elements; 0 for a value that holds none.
    package var count: Int { index.nodes[node].count }

    /// The byte offset of the value's first byte; of a string, of its quote.
    package var offset: Int { Int(index.nodes[node].start) }

    /// The line and column of `offset`; counts the lines anew, so only for reports.
    package var location: TextLocation { TextLocation(offset: offset, in: index.text) }

    /// The bytes of the value as written.
    var range: Range<Int> { offset..<Int(index.nodes[node].end) }
}
