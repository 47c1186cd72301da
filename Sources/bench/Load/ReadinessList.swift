import CLinux
import Glibc

/// Waits until one of many descriptors can be read (epoll(7)).
@safe final class ReadinessList {
    private let descriptor: Int32
    private var events = unsafe [epoll_event](repeating: epoll_event(), count: 256)

    init() throws(BenchFailure) {
        descriptor = epoll_create1(0)
        guard descriptor >= 0 else { throw .system("no epoll") }
    }

    deinit { close(descriptor) }

    /// Watches a descriptor, under a tag, until it is closed.
    func add(_ target: Int32, tag: Int) throws(BenchFailure) {
        var event = unsafe epoll_event(
            events: EPOLLIN.rawValue, data: epoll_data_t(u64: UInt64(bitPattern: Int64(tag))))
        guard unsafe epoll_ctl(descriptor, EPOLL_CTL_ADD, target, &event) == 0 else {
            throw .system("a connection cannot be watched")
        }
    }

    /// Waits for at most so many milliseconds; how many descriptors are ready.
    func wait(milliseconds: Int32) -> Int {
        max(0, Int(unsafe epoll_wait(descriptor, &events, Int32(events.count), milliseconds)))
    }

    /// The tag of one that is ready, 0 up to what `wait` returned.
    func tag(_ index: Int) -> Int { Int(truncatingIfNeeded: unsafe events[index].data.u64) }
}
