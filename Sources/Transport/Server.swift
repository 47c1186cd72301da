package import HTTP
import Glibc

/// An HTTP server on one thread: a loop that owns every connection and never blocks.
///
///     wait ─► accept · receive ─► next ─► handler ─► send ─► flush ─► interest, deadlines ─► streams ─► wait
///
/// What is due is closed, what is stale is ignored, and every answer of a turn leaves in one piece.
package final class Server {
    /// Where it listens: the address asked for, with the port that the system chose where it was 0.
    package let boundAddress: ListenAddress
    /// What ends `run`, for signal handlers and other threads.
    package let wakeup: Wakeup

    let limits: ServerLimits
    let http: HTTPLimits
    let handler: ServerHandler
    let poller: Poller
    var listener: Listener?
    var connections: ConnectionTable
    var deadlines: Deadlines
    /// What the last `recv` brought, for the length of one event; empty until somebody connects.
    var buffer: [UInt8] = []
    /// Monotonic milliseconds at the start of this turn.
    var now = SystemClock.monotonic()
    var date = DateLine()
    /// When accepting goes on after the system ran out of descriptors; nil while it is not paused.
    var acceptsAgain: Int64?
    /// When a graceful stop ends, finished or not; nil while none was asked for.
    var stopsAt: Int64?
    var streams = StreamTable()
    /// The connections that were served and not yet sent to.
    var gathered: [Connection] = []
    /// The connections whose requests or messages were too many for the last turn.
    var yielding: [Connection] = []
    /// Bytes that wait to be sent, of all connections.
    var outputCount = 0
    /// The answers that go out piece by piece, with the moments of their next pieces.
    var paced: [PacedConnection] = []
    /// Whether the service was told something after it was last asked what its streams have to say.
    var hasNewsOfStreams = false
    /// Whether the streams end with this turn, because a stop was asked for.
    var endsStreams = false

    /// Binds and listens; connections wait in the system's queue until `run`.
    ///
    /// - Throws: `ServerError` when the address is taken or not ours, or the system refuses.
    package init(
        listen address: ListenAddress, limits: ServerLimits = ServerLimits(), http: HTTPLimits = HTTPLimits(),
        poller kind: Poller.Kind = .epoll, handler: ServerHandler
    ) throws(ServerError) {
        // Some are for files, the listener and the poller.
        DescriptorLimit.raise(to: ConnectionTable(limit: limits.connections).limit + 256)
        let listener = try Listener(address)
        let (poller, wakeup) = (try Poller(kind), try Wakeup())
        guard poller.add(listener.descriptor, interest: .read), poller.add(wakeup.descriptor, interest: .read)
        else { throw ServerError(call: "epoll_ctl") }
        self.boundAddress = listener.address
        (self.listener, self.poller, self.wakeup) = (listener, poller, wakeup)
        (self.limits, self.http, self.handler) = (limits, http, handler)
        connections = ConnectionTable(limit: limits.connections)
        deadlines = Deadlines(
            durations: [limits.idle, limits.request, limits.write, limits.drain, limits.heartbeat]
                .map(\.wholeMilliseconds))
    }

    /// Serves until `stop`, then finishes what was begun; call it once.
    package func run() {
        while !isFinished {
            let count = poller.wait(milliseconds: timeout)
            beginTurn()
            for index in 0..<count { handle(poller.event(index)) }
            sendGathered()
            resumeYielding()
            expire()
            releasePaced()
            deliver()
            shedOutput()
        }
        finish()
    }

    /// Asks `run` to end: from any thread or a signal handler, any number of times.
    package func stop() { wakeup.raise() }
}
