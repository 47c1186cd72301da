/// How the bytes of an answer go out: as they should, or in a way that a test of a client asks for.
package enum Delivery: Sendable, Equatable {
    /// All of them, at once.
    case whole
    /// None: the connection is reset.
    case reset
    /// So many of them, the head counted; then the connection is reset.
    case cut(after: Int)
    /// Without the last bytes of the body, at most all of it, though the head counts them; then the
    /// connection ends.
    case short(by: Int)
    /// The head, and then the body in pieces of so many bytes, at least 1, one each time, at least 1 ms.
    case slow(bytes: Int, every: Duration)
}
