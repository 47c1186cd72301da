/// Finds member names that stand twice in one object.
enum JSONDuplicates {
    /// The nodes of later members' names that stood before in the object at `object`, in order.
    ///
    /// Up to 16 members are compared in pairs, and only where a cheap mark has been seen before. More are
    /// sorted by hash: Swift's hasher is seeded, so nobody can prepare names that collide.
    static func names(in object: Int, nodes: [JSONNode], text: Span<UInt8>) -> [Int] {
        nodes[object].count <= 16
            ? compared(object, nodes, text) : hashed(object, nodes, text)
    }

    private static func compared(_ object: Int, _ nodes: [JSONNode], _ text: Span<UInt8>) -> [Int] {
        let end = Int(nodes[object].next)
        var found: [Int] = []
        var seen: UInt64 = 0
        var name = object + 1
        while name < end {
            let node = nodes[name]
            let mark = mark(of: node, in: text)
            if seen & mark != 0, stoodBefore(name, in: object, nodes, text) { found.append(name) }
            seen |= mark
            name = Int(nodes[name + 1].next)
        }
        return found
    }

    /// One bit of 64 by length and last byte; all bits where an escape hides what the name is.
    private static func mark(of node: JSONNode, in text: Span<UInt8>) -> UInt64 {
        if node.flag { return .max }
        let length = node.end &- node.start
        let last = UInt32(text[Int(node.end) - 2])
        return 1 &<< UInt64(truncatingIfNeeded: (length &* 7 &+ last) & 63)
    }

    private static func stoodBefore(
        _ name: Int, in object: Int, _ nodes: [JSONNode], _ text: Span<UInt8>
    ) -> Bool {
        var earlier = object + 1
        while earlier < name {
            if JSONText.equal(nodes[earlier], in: text, nodes[name], in: text) { return true }
            earlier = Int(nodes[earlier + 1].next)
        }
        return false
    }

    private static func hashed(_ object: Int, _ nodes: [JSONNode], _ text: Span<UInt8>) -> [Int] {
        let end = Int(nodes[object].next)
        var names: [(hash: Int, node: Int)] = []
        names.reserveCapacity(nodes[object].count)
        var name = object + 1
        while name < end {
            names.append((hash(of: nodes[name], in: text), name))
            name = Int(nodes[name + 1].next)
        }
        names.sort { ($0.hash, $0.node) < ($1.hash, $1.node) }
        var found: [Int] = []
        var first = 0
        for at in names.indices.dropFirst() {
            if names[at].hash != names[first].hash {
                first = at
            } else if (first..<at).contains(where: { earlier in
                JSONText.equal(nodes[names[earlier].node], in: text, nodes[names[at].node], in: text)
            }) {
                found.append(names[at].node)
            }
        }
        return found.sorted()
    }

    private static func hash(of node: JSONNode, in text: Span<UInt8>) -> Int {
        let range = JSONText.range(of: node)
        var hasher = Hasher()
        if node.flag {
            for byte in JSONText.unescaped(range, in: text) { hasher.combine(byte) }
        } else {
            for at in range { hasher.combine(text[at]) }
        }
        return hasher.finalize()
    }
}
