/// A stretch of a head, in 8 bytes instead of 16; heads are far below 4 GiB.
struct ByteRange: Sendable, Equatable {
    let start: UInt32
    let end: UInt32

    @inline(__always)
    init(_ range: Range<Int>) {
        start = UInt32(range.lowerBound)
        end = UInt32(range.upperBound)
    }

    @inline(__always)
    var range: Range<Int> { Int(start)..<Int(end) }

    var isEmpty: Bool { start == end }
}
