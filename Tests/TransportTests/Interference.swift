import Glibc
import Synchronization

/// What the system's calls of one thread meet, as a test wants it; the calls of every other thread just pass.
struct Interference: Sendable {
    /// The calls that can be refused, by their names.
    enum Call: String, Sendable, CaseIterable {
        case accept4, bind, epoll_create1, epoll_ctl, epoll_wait, eventfd, getsockname, listen, poll, recv,
            send
        case setsockopt, shutdown, socket
    }

    /// Calls that fail: the one of this number, counted from 1, and those behind it as far as `times` says.
    struct Refusal: Sendable, CustomStringConvertible {
        let call: Call
        let number: Int
        let error: Int32
        var times = 1

        var description: String { "\(call) \(number) fails with \(error)" }
    }

    private static let thread = Atomic<UInt>(0)
    private static let current = Mutex(Interference())

    var refusal: Refusal?
    /// The most bytes that one `recv` or `send` moves.
    var mostBytes = Int.max
    /// How far the calendar clock is off, in seconds.
    var calendarOffset = 0
    /// The connection that all this is about: the first one that was accepted; nil before, when calls on
    /// connections do not count.
    private var victim: Int32?
    /// How often each call was made, as far as it counts.
    private(set) var counts: [Call: Int] = [:]
    /// Whether the refusal has taken place.
    private(set) var hasRefused = false

    /// The descriptors that were opened here and not closed since.
    private(set) var open: Set<Int32> = []

    /// How often the loop has waited.
    var turns: Int { counts[.epoll_wait, default: 0] + counts[.poll, default: 0] }

    /// Begins with a thread's calls.
    static func begin(on thread: pthread_t, _ change: (inout Interference) -> Void = { _ in }) {
        var interference = Interference()
        change(&interference)
        current.withLock { $0 = interference }
        Self.thread.store(UInt(thread), ordering: .sequentiallyConsistent)
    }

    /// Goes on otherwise.
    static func change(_ change: (inout Interference) -> Void) { current.withLock { change(&$0) } }

    /// Ends it: what came of it.
    @discardableResult static func end() -> Interference {
        thread.store(0, ordering: .sequentiallyConsistent)
        return current.withLock { $0 }
    }

    /// How the calls of this thread go; nil where they just pass.
    private static func here<Result>(_ body: (inout sending Interference) -> sending Result) -> Result? {
        guard thread.load(ordering: .sequentiallyConsistent) == UInt(pthread_self()) else { return nil }
        return current.withLock(body)
    }

    /// Whether a call is refused, with `errno` set; `connection` is what it is made on.
    static func refuses(_ call: Call, on connection: Int32? = nil) -> Bool {
        guard let error = here({ $0.meet(call, connection) }) ?? nil else { return false }
        errno = error
        return true
    }

    /// How many of so many bytes a connection moves now.
    static func share(of count: Int, on connection: Int32) -> Int {
        here { $0.victim == connection ? min(count, $0.mostBytes) : count } ?? count
    }

    /// A descriptor was opened; the first that `isConnection` is what all this is about.
    static func noteOpened(_ descriptor: Int32, isConnection: Bool = false) -> Int32 {
        if descriptor < 0 { return descriptor }
        _ = here { interference in
            interference.open.insert(descriptor)
            if isConnection { interference.victim = interference.victim ?? descriptor }
        }
        return descriptor
    }

    /// A descriptor is about to be closed.
    static func noteClosed(_ descriptor: Int32) { _ = here { $0.open.remove(descriptor) } }

    /// Whether everything that was opened here is closed, or soon will be.
    static var leavesNothing: Bool { waitUntil { current.withLock { $0.open.isEmpty } } }

    /// How far the calendar clock is off here, in seconds.
    static var calendarOffset: Int { here { $0.calendarOffset } ?? 0 }

    private mutating func meet(_ call: Call, _ connection: Int32?) -> Int32? {
        if let connection, connection != victim { return nil }
        counts[call, default: 0] += 1
        guard let refusal, refusal.call == call, let count = counts[call],
            (0..<refusal.times).contains(count - refusal.number)
        else { return nil }
        hasRefused = true
        return refusal.error
    }
}
