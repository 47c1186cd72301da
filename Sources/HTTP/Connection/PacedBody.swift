/// What is held back of an answer that goes out slowly.
struct PacedBody: Sendable {
    /// The body, of which the bytes before `start` are out.
    let bytes: [UInt8]
    /// Where the next piece begins.
    var start = 0
    /// Bytes of a piece, at least 1.
    let piece: Int
    /// The time between two pieces.
    let every: Duration
}
