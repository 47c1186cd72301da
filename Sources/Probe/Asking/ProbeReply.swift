package import HTTP

/// One answer to one request, and how long it took.
package struct ProbeReply: Sendable {
    /// The answer, whole.
    package let response: Response
    /// From the first byte sent to the last one read, by a clock that never steps.
    package let elapsed: Duration

    /// An answer and its time.
    package init(response: Response, elapsed: Duration) {
        self.response = response
        self.elapsed = elapsed
    }
}
