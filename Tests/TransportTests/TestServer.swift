import Glibc
import HTTP
import Synchronization
import Testing
import Transport

/// A server on its own thread, on a loopback port that the system chose.
final class TestServer {
    /// What is handed over to the thread: the server is made there and never leaves it.
    private final class Job: Sendable {
        let make: @Sendable () throws(ServerError) -> Server
        let started = Mutex<(address: ListenAddress, wakeup: Wakeup)?>(nil)
        let failure = Mutex<ServerError?>(nil)
        let isDone = Mutex(false)

        init(make: @escaping @Sendable () throws(ServerError) -> Server) { self.make = make }

        func run() {
            defer { isDone.withLock { $0 = true } }
            do throws(ServerError) {
                let server = try make()
                started.withLock { $0 = (server.boundAddress, server.wakeup) }
                server.run()
            } catch {
                failure.withLock { $0 = error }
            }
        }
    }

    let address: ListenAddress
    let wakeup: Wakeup
    private let job: Job
    private(set) var thread = pthread_t()

    /// Starts a server that answers as `TestHandler` does, or as a handler made on its thread does.
    init(
        _ kind: Poller.Kind = .epoll, listen: String = "127.0.0.1:0", limits: ServerLimits = ServerLimits(),
        http: HTTPLimits = HTTPLimits(), handler: @escaping @Sendable () -> ServerHandler = TestHandler.make
    ) throws {
        let listen = try #require(ListenAddress(listen))
        let job = Job { () throws(ServerError) in
            try Server(
                listen: listen, limits: limits, http: http, poller: kind, handler: handler())
        }
        self.job = job
        let raw = unsafe Unmanaged.passRetained(job).toOpaque()
        let result = unsafe pthread_create(
            &thread, nil,
            { raw in
                guard let raw = unsafe raw else { return nil }
                unsafe Unmanaged<Job>.fromOpaque(raw).takeRetainedValue().run()
                return nil
            }, raw)
        try #require(result == 0)
        waitUntil { job.started.withLock { $0 != nil } || job.isDone.withLock { $0 } }
        if let failure = job.failure.withLock({ $0 }) {
            pthread_join(thread, nil)
            throw failure
        }
        let started = job.started.withLock { $0 }
        (address, wakeup) = try #require(started)
    }

    var isDone: Bool { job.isDone.withLock { $0 } }

    /// Milliseconds of processor time that the server's thread has used.
    func processorTime() -> Int64 {
        var clock = clockid_t()
        var time = timespec()
        guard unsafe pthread_getcpuclockid(thread, &clock) == 0,
            unsafe clock_gettime(clock, &time) == 0
        else { return .max }
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Stops and waits; milliseconds that took.
    @discardableResult func stop() -> Int64 {
        let start = SystemClock.monotonic()
        wakeup.raise()
        pthread_join(thread, nil)
        return SystemClock.monotonic() - start
    }
}

/// Asks again and again, for at most five seconds.
@discardableResult func waitUntil(_ isTrue: () -> Bool) -> Bool {
    let end = SystemClock.monotonic() + 5000
    while !isTrue() {
        if SystemClock.monotonic() > end { return false }
        usleep(2000)
    }
    return true
}
