/// The members of an object in their order.
package struct JSONMembers: Sequence, Sendable {
    private let index: JSONIndex
    private let first: Int
    private let count: Int

    init(of json: JSON) {
        index = json.index
        first = json.node + 1
        count = json.kind == .object ? json.count : 0
    }

    /// How many there are.
    package var underestimatedCount: Int { count }

    /// Begins with the first member.
    package func makeIterator() -> Iterator { Iterator(index: index, node: first, left: count) }

    /// Goes from member to member.
    package struct Iterator: IteratorProtocol {
        fileprivate let index: JSONIndex
        fileprivate var node: Int
        fileprivate var left: Int

        /// The next member, or nil behind the last.
        package mutating func next() -> JSONMember? {
            guard left > 0 else { return nil }
            left -= 1
            let member = JSONMember(index, node)
            node = index.next(after: node + 1)
            return member
        }
    }
}

extension JSON {
    /// The members in their order; none for any other kind.
    package var members: JSONMembers { JSONMembers(of: self) }
}
