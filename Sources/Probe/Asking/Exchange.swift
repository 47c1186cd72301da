package import Encoding

/// How the outer world is reached: the one thing that an inspection is given and cannot do itself.
package struct Exchange {
    /// Sends one request and gives its answer; follows no redirect.
    package var send: (ProbeRequest) throws(ProbeFailure) -> ProbeReply
    /// Waits.
    package var sleep: (Duration) -> Void
    /// The calendar clock.
    package var clock: () -> Instant

    /// An exchange of these three.
    package init(
        send: @escaping (ProbeRequest) throws(ProbeFailure) -> ProbeReply,
        sleep: @escaping (Duration) -> Void, clock: @escaping () -> Instant
    ) {
        self.send = send
        self.sleep = sleep
        self.clock = clock
    }
}
