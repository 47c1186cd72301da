/// Routes as a tree of path segments, flat in arrays, so that a look-up follows no references.
struct RouteTree: Sendable {
    struct Edge: Sendable {
        let text: Range<Int>
        let node: Int
    }

    struct Leaf: Sendable {
        let method: Method
        let route: Int
    }

    struct Node: Sendable {
        var edges: [Edge] = []
        var parameter: Int?
        var leaves: [Leaf] = []
    }

    private var nodes = [Node()]
    private var literals: [UInt8] = []

    /// Adds a route; false where one of the same method and shape is there.
    mutating func insert(_ segments: [[UInt8]], _ method: Method, route: Int) -> Bool {
        var node = 0
        for segment in segments {
            node = segment.first == 0x7B ? parameterChild(of: node) : literalChild(of: node, segment)
        }
        if nodes[node].leaves.contains(where: { $0.method == method }) { return false }
        nodes[node].leaves.append(Leaf(method: method, route: route))
        return true
    }

    /// The route of a method and a path; a literal segment is preferred to a parameter, segment by segment.
    func find(_ path: Span<UInt8>, _ method: Method) -> Int? {
        guard path.count > 0, path[0] == 0x2F else { return nil }
        return find(path, 1, 0, method)
    }

    /// All methods that some route of the path has.
    func methods(_ path: Span<UInt8>) -> [Method] {
        guard path.count > 0, path[0] == 0x2F else { return [] }
        var found: [Method] = []
        collect(path, 1, 0, &found)
        return found
    }

    private func find(_ path: Span<UInt8>, _ start: Int, _ node: Int, _ method: Method) -> Int? {
        guard start <= path.count else {
            for leaf in nodes[node].leaves where leaf.method == method { return leaf.route }
            return nil
        }
        let end = segmentEnd(path, start)
        if let child = literal(path, start..<end, node), let route = find(path, end + 1, child, method) {
            return route
        }
        guard end > start, let child = nodes[node].parameter else { return nil }
        return find(path, end + 1, child, method)
    }

    private func collect(_ path: Span<UInt8>, _ start: Int, _ node: Int, _ found: inout [Method]) {
        guard start <= path.count else {
            for leaf in nodes[node].leaves where !found.contains(leaf.method) { found.append(leaf.method) }
            return
        }
        let end = segmentEnd(path, start)
        if let child = literal(path, start..<end, node) { collect(path, end + 1, child, &found) }
        if end > start, let child = nodes[node].parameter { collect(path, end + 1, child, &found) }
    }

    @inline(__always)
    private func segmentEnd(_ path: Span<UInt8>, _ start: Int) -> Int {
        var end = start
        while end < path.count, path[end] != 0x2F { end &+= 1 }
        return end
    }

    @inline(__always)
    private func literal(_ path: Span<UInt8>, _ segment: Range<Int>, _ node: Int) -> Int? {
        for edge in nodes[node].edges where edge.text.count == segment.count {
            var offset = 0
            while offset < segment.count,
                literals[edge.text.lowerBound &+ offset] == path[segment.lowerBound &+ offset]
            { offset &+= 1 }
            if offset == segment.count { return edge.node }
        }
        return nil
    }

    private mutating func parameterChild(of node: Int) -> Int {
        if let child = nodes[node].parameter { return child }
        nodes.append(Node())
        nodes[node].parameter = nodes.count - 1
        return nodes.count - 1
    }

    private mutating func literalChild(of node: Int, _ text: [UInt8]) -> Int {
        if let child = literal(text.span, 0..<text.count, node) { return child }
        nodes.append(Node())
        literals += text
        let edge = Edge(text: (literals.count - text.count)..<literals.count, node: nodes.count - 1)
        nodes[node].edges.append(edge)
        return nodes.count - 1
    }
}
