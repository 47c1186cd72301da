/// An array whose elements stay where they are while it grows.
///
///     chunks    [ 1,024 elements ] [ 1,024 elements ] … [ ≤ 1,024, growing ]
///
/// An array that doubles moves all it holds at once: for 250,000 sessions 20 ms, in which nobody is answered.
struct ChunkedArray<Element: Sendable>: Sendable {
    private static var shift: Int { 10 }
    private static var chunkSize: Int { 1 << shift }
    private var chunks: [[Element]] = []

    /// How many elements there are.
    private(set) var count = 0

    /// The places of the elements.
    var indices: Range<Int> { 0..<count }

    /// Puts an element behind the last one.
    mutating func append(_ element: Element) {
        if count & (Self.chunkSize - 1) == 0 {
            chunks.append([])
            // The first chunk grows by itself: most sandboxes are small.
            if count > 0 { chunks[chunks.count - 1].reserveCapacity(Self.chunkSize) }
        }
        chunks[chunks.count - 1].append(element)
        count += 1
    }

    /// Takes the last element out, which must be there.
    mutating func removeLast() {
        chunks[chunks.count - 1].removeLast()
        count -= 1
        if count & (Self.chunkSize - 1) == 0 { chunks.removeLast() }
    }

    /// Lets two elements change places.
    mutating func swapAt(_ one: Int, _ other: Int) {
        let element = self[one]
        self[one] = self[other]
        self[other] = element
    }

    /// An element, read and changed in place.
    subscript(index: Int) -> Element {
        _read { yield chunks[index >> Self.shift][index & (Self.chunkSize - 1)] }
        _modify { yield &chunks[index >> Self.shift][index & (Self.chunkSize - 1)] }
    }
}
