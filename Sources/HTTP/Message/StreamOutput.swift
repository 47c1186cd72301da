/// What a stream has to say now.
package struct StreamOutput: Sendable {
    /// The stream that says it; one that is gone is ignored.
    package let stream: StreamID
    /// Whole events, or none: a comment line may be put between two outputs (WHATWG HTML §9.2.6).
    package let bytes: [UInt8]
    /// Whether the stream is over behind them.
    package let ends: Bool

    /// Bytes of a stream, and whether they are its last.
    package init(stream: StreamID, bytes: [UInt8], ends: Bool) {
        self.stream = stream
        self.bytes = bytes
        self.ends = ends
    }
}
