/// A connection whose answer goes out piece by piece.
struct PacedConnection {
    /// When the next piece goes out, in monotonic milliseconds.
    let due: Int64
    /// Its slot, and the generation that tells it from earlier ones there.
    let slot: Int
    let generation: UInt32
}
