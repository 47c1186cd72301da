/// Equality by meaning: members in any order, strings by their UTF-8 bytes, numbers by value.
extension JSON: Equatable {
    /// Whether both mean the same; `1.0` equals `1`, and `"\u0061"` equals `"a"`.
    package static func == (left: JSON, right: JSON) -> Bool {
        let one = left.index.nodes[left.node]
        let other = right.index.nodes[right.node]
        guard one.kind == other.kind else { return false }
        switch one.kind {
        case .null: return true
        case .bool: return one.flag == other.flag
        case .number: return equalNumbers(left, right)
        case .string: return equalTexts(left.index, left.node, right.index, right.node)
        case .array: return one.count == other.count && equalElements(left, right)
        case .object: return one.count == other.count && equalMembers(left, right)
        }
    }

    private static func equalTexts(_ left: JSONIndex, _ one: Int, _ right: JSONIndex, _ other: Int) -> Bool {
        let text = left.text
        let otherText = right.text
        return JSONText.equal(left.nodes[one], in: text.span, right.nodes[other], in: otherText.span)
    }

    private static func equalNumbers(_ left: JSON, _ right: JSON) -> Bool {
        if left.index.text[left.range] == right.index.text[right.range] { return true }
        // An exponent beyond 64 bits cannot be compared but by its text, which differs.
        let text = left.index.text
        let otherText = right.index.text
        guard let one = JSONNumber(text.span, left.range),
            let other = JSONNumber(otherText.span, right.range)
        else { return false }
        return one == other
    }

    private static func equalElements(_ left: JSON, _ right: JSON) -> Bool {
        var one = left.node + 1
        var other = right.node + 1
        for _ in 0..<left.count {
            guard JSON(left.index, one) == JSON(right.index, other) else { return false }
            one = left.index.next(after: one)
            other = right.index.next(after: other)
        }
        return true
    }

    private static func equalMembers(_ left: JSON, _ right: JSON) -> Bool {
        if haveNamesInSameOrder(left, right) {
            return zip(left.names, right.names).allSatisfy {
                JSON(left.index, $0 + 1) == JSON(right.index, $1 + 1)
            }
        }
        // Sorted, each pair is compared once, whatever the order and even where a name stands twice.
        return zip(left.sortedNames, right.sortedNames).allSatisfy { one, other in
            one.bytes == other.bytes && JSON(left.index, one.node + 1) == JSON(right.index, other.node + 1)
        }
    }

    private static func haveNamesInSameOrder(_ left: JSON, _ right: JSON) -> Bool {
        zip(left.names, right.names).allSatisfy { equalTexts(left.index, $0, right.index, $1) }
    }

    /// The nodes of an object's names, in order.
    private var names: [Int] {
        var names: [Int] = []
        names.reserveCapacity(count)
        var name = node + 1
        for _ in 0..<count {
            names.append(name)
            name = index.next(after: name + 1)
        }
        return names
    }

    private var sortedNames: [(bytes: [UInt8], node: Int)] {
        names.map { (bytes: JSONText.bytes(of: index.nodes[$0], in: index.text), node: $0) }
            .sorted { one, other in
                one.bytes == other.bytes
                    ? one.node < other.node : one.bytes.lexicographicallyPrecedes(other.bytes)
            }
    }
}
