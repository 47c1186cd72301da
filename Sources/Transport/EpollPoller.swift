import CLinux
import Glibc

/// The poller of Linux: the kernel keeps the list, and a wait costs what happened, not what is watched.
@safe final class EpollPoller {
    private let descriptor: Int32
    private var events = unsafe [epoll_event](repeating: epoll_event(), count: 256)

    /// An empty poller.
    init() throws(ServerError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw ServerError(call: "epoll_create1") }
    }

    deinit { close(descriptor) }

    /// Watches a descriptor; false when the system refuses.
    func add(_ target: Int32, generation: UInt32, interest: Interest) -> Bool {
        control(EPOLL_CTL_ADD, target, generation, interest)
    }

    /// Watches a descriptor for something else; false when the system refuses.
    func change(_ target: Int32, generation: UInt32, interest: Interest) -> Bool {
        control(EPOLL_CTL_MOD, target, generation, interest)
    }

    /// Waits for at most so many milliseconds, -1 for ever; returns the number of events.
    func wait(milliseconds: Int32) -> Int {
        // EINTR counts as nothing happened: the loop looks at its deadlines and comes back.
        max(0, Int(unsafe epoll_wait(descriptor, &events, Int32(events.count), milliseconds)))
    }

    /// One event of the last wait.
    func event(_ index: Int) -> PollerEvent {
        let event = unsafe events[index]
        let tag = unsafe event.data.u64
        let bits = unsafe event.events
        var ready: Interest = []
        if bits & EPOLLIN.rawValue != 0 { ready.insert(.read) }
        if bits & EPOLLOUT.rawValue != 0 { ready.insert(.write) }
        return PollerEvent(
            descriptor: Int32(truncatingIfNeeded: tag), generation: UInt32(truncatingIfNeeded: tag >> 32),
            ready: ready, isBroken: bits & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0)
    }

    private func control(
        _ operation: Int32, _ target: Int32, _ generation: UInt32, _ interest: Interest
    ) -> Bool {
        let reading = interest.contains(.read) ? EPOLLIN.rawValue : 0
        let writing = interest.contains(.write) ? EPOLLOUT.rawValue : 0
        let tag = UInt64(generation) << 32 | UInt64(UInt32(bitPattern: target))
        var event = unsafe epoll_event(events: reading | writing, data: epoll_data_t(u64: tag))
        return unsafe epoll_ctl(descriptor, operation, target, &event) == 0
    }
}
