/// Waits until one of many descriptors has something for us.
package struct Poller {
    /// How it waits.
    package enum Kind: Sendable, CaseIterable {
        /// The way of Linux: a wait costs what happened.
        case epoll
        /// The way of every POSIX system: a wait costs what is watched.
        case poll
    }

    private enum System {
        case epoll(EpollPoller)
        case poll(PollPoller)
    }

    private let system: System

    /// An empty poller.
    init(_ kind: Kind) throws(ServerError) {
        switch kind {
        case .epoll: system = .epoll(try EpollPoller())
        case .poll: system = .poll(PollPoller())
        }
    }

    /// Watches a descriptor; false when the system refuses.
    func add(_ descriptor: Int32, generation: UInt32 = 0, interest: Interest) -> Bool {
        switch system {
        case .epoll(let poller): poller.add(descriptor, generation: generation, interest: interest)
        case .poll(let poller): poller.add(descriptor, generation: generation, interest: interest)
        }
    }

    /// Watches a descriptor, added before, for something else; false when the system refuses.
    func change(_ descriptor: Int32, generation: UInt32 = 0, interest: Interest) -> Bool {
        switch system {
        case .epoll(let poller): poller.change(descriptor, generation: generation, interest: interest)
        case .poll(let poller): poller.change(descriptor, interest: interest)
        }
    }

    /// Forgets a descriptor that its owner closes at once: epoll(7) does so by itself.
    func remove(_ descriptor: Int32) {
        if case .poll(let poller) = system { poller.remove(descriptor) }
    }

    /// Waits for at most so many milliseconds, -1 for ever; returns the number of events.
    func wait(milliseconds: Int32) -> Int {
        switch system {
        case .epoll(let poller): poller.wait(milliseconds: milliseconds)
        case .poll(let poller): poller.wait(milliseconds: milliseconds)
        }
    }

    /// One event of the last wait, 0 up to what it returned.
    func event(_ index: Int) -> PollerEvent {
        switch system {
        case .epoll(let poller): poller.event(index)
        case .poll(let poller): poller.event(index)
        }
    }
}
