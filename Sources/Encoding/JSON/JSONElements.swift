/// The elements of an array in their order.
package struct JSONElements: Sequence, Sendable {
    private let index: JSONIndex
    private let first: Int
    private let count: Int

    init(of json: JSON) {
        index = json.index
        first = json.node + 1
        count = json.kind == .array ? json.count : 0
    }

    /// How many there are.
    package var underestimatedCount: Int { count }

    /// Begins with the first element.
    package func makeIterator() -> Iterator { Iterator(index: index, node: first, left: count) }

    /// Goes from element to element.
    package struct Iterator: IteratorProtocol {
        fileprivate let index: JSONIndex
        fileprivate var node: Int
        fileprivate var left: Int

        /// The next element, or nil behind the last.
        package mutating func next() -> JSON? {
            guard left > 0 else { return nil }
            left -= 1
            let element = JSON(index, node)
            node = index.next(after: node)
            return element
        }
    }
}

extension JSON {
    /// The elements in their order; none for any other kind.
    package var elements: JSONElements { JSONElements(of: self) }
}
