/// One value of a text, or one member name: where it stands, and which node follows all it holds.
///
/// Nodes lie in the order of the text: a container before what it holds, a name before its value.
///
///     {"a":[1],"b":2}      0 object, next 6
///                          1 "a"     2 array, next 4     3 number
///                          4 "b"     5 number
///
/// 16 bytes, so that a claims object of nine members fills five cache lines.
struct JSONNode: Sendable {
    /// The offset of the first byte; of a string, of its quote.
    let start: UInt32
    /// The offset behind the last byte.
    private(set) var end: UInt32
    /// The node behind all that this one holds; while a container is open, the container around it.
    private(set) var next: UInt32
    /// Bits 0–2 the kind, bit 3 the flag, above them the count.
    private var mark: UInt32

    /// One more than the highest count that `mark` can hold.
    static let countLimit = 1 << 28

    init(_ kind: JSONKind, from start: Int, to end: Int, next: Int, flag: Bool = false) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.next = UInt32(truncatingIfNeeded: next)
        mark = UInt32(kind.rawValue) | (flag ? 8 : 0)
    }

    var kind: JSONKind { JSONKind(rawValue: UInt8(truncatingIfNeeded: mark & 7)) ?? .null }

    /// Of a string: it holds escapes.
    ///
    /// Of a number: it has a fraction or an exponent. Of a boolean: true.
    var flag: Bool { mark & 8 != 0 }

    /// How many members or elements.
    var count: Int { Int(mark >> 4) }

    mutating func countOneMore() { mark &+= 16 }

    mutating func close(end: Int, next: Int) {
        self.end = UInt32(truncatingIfNeeded: end)
        self.next = UInt32(truncatingIfNeeded: next)
    }
}
