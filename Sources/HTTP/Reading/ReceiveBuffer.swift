/// Bytes received and not yet used, with a read index in place of shifting (a shift a request would be
/// quadratic).
struct ReceiveBuffer: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var start = 0

    /// How many bytes wait.
    var count: Int { bytes.count - start }
    var isEmpty: Bool { start == bytes.count }

    /// Where the bytes that wait stand.
    var unread: Range<Int> { start..<bytes.count }

    /// The byte at an offset from the read index.
    subscript(_ offset: Int) -> UInt8 { bytes[start + offset] }

    mutating func append(_ more: Span<UInt8>) {
        // At least as many bytes were used since the last move as are moved: linear altogether.
        if start > 0, start >= count {
            bytes.removeSubrange(..<start)
            start = 0
        }
        bytes.appendSpan(more)
    }

    /// Goes on behind so many bytes, which is at most `count`.
    @inline(__always)
    mutating func consume(_ length: Int) {
        start += length
        if start == bytes.count {
            start = 0
            // A connection between requests keeps what a usual request needs, not what its largest one took.
            bytes.removeAll(keepingCapacity: bytes.capacity <= 16_384)
        }
    }

    /// A copy of the first bytes, which are then used.
    @inline(__always)
    mutating func take(_ length: Int) -> [UInt8] {
        if length == 0 { return [] }
        let taken = Array(bytes[start..<(start + length)])
        consume(length)
        return taken
    }

    /// Gives back the memory that the bytes that wait do not need, where that is worth the move.
    mutating func trim() {
        if isEmpty { return discard() }
        if bytes.capacity <= 256 { return }
        var kept: [UInt8] = []
        kept.appendSpan(bytes.span.extracting(unread))
        (bytes, start) = (kept, 0)
    }

    /// Gives everything back.
    mutating func discard() {
        bytes = []
        start = 0
    }
}
