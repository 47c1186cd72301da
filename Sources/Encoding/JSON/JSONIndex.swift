/// A text that was read, and its nodes: what all views of one document share.
final class JSONIndex: Sendable {
    let text: [UInt8]
    let nodes: [JSONNode]
    /// The nodes of names that stood before in their object, in order of the text.
    let duplicates: [Int]
    /// Whether the text holds no white space, comments or trailing commas.
    let isCompact: Bool

    init(text: [UInt8], isUTF8: Bool, rules: JSONRules) throws(JSONError) {
        var reader = JSONReader(rules: rules)
        try reader.read(text.span, isUTF8: isUTF8)
        self.text = text
        nodes = reader.nodes
        duplicates = reader.duplicates.isEmpty ? [] : reader.duplicates.sorted()
        isCompact = !reader.passedBlanks
    }

    /// The node behind a node and all that it holds.
    func next(after node: Int) -> Int { Int(nodes[node].next) }

    /// Whether the name or string at a node stands for exactly these bytes.
    func hasText(_ expected: StaticString, at node: Int) -> Bool {
        expected.withUTF8Buffer { hasText(unsafe $0.span, at: node) }
    }

    /// Whether the name or string at a node stands for exactly these bytes.
    func hasText(_ expected: Span<UInt8>, at node: Int) -> Bool {
        let found = nodes[node]
        let range = JSONText.range(of: found)
        if found.flag {
            let bytes = JSONText.bytes(of: found, in: text)
            return Self.equal(bytes.span, 0..<bytes.count, expected)
        }
        // Most names differ in length; the text is touched for the others only.
        guard range.count == expected.count else { return false }
        let text = text
        return Self.equal(text.span, range, expected)
    }

    private static func equal(_ text: Span<UInt8>, _ range: Range<Int>, _ expected: Span<UInt8>) -> Bool {
        guard range.count == expected.count else { return false }
        for at in expected.indices where text[range.lowerBound + at] != expected[at] { return false }
        return true
    }
}
