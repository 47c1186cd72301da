import Glibc

/// The poller of every POSIX system: we keep the list, and each wait walks all of it.
final class PollPoller {
    private var entries: [pollfd] = []
    private var generations: [UInt32] = []
    /// Where in `entries` a descriptor stands, -1 for nowhere; indexed by descriptor.
    private var positions: [Int] = []
    private var events: [PollerEvent] = []

    /// Watches a descriptor; never refused.
    func add(_ target: Int32, generation: UInt32, interest: Interest) -> Bool {
        let index = Int(target)
        while positions.count <= index { positions.append(-1) }
        precondition(positions[index] < 0, "a descriptor is added once")
        positions[index] = entries.count
        entries.append(pollfd(fd: target, events: PollPoller.bits(interest), revents: 0))
        generations.append(generation)
        return true
    }

    /// Watches a descriptor for something else; never refused.
    func change(_ target: Int32, interest: Interest) -> Bool {
        entries[positions[Int(target)]].events = PollPoller.bits(interest)
        return true
    }

    /// Forgets a descriptor that is about to be closed; the last entry takes its place.
    func remove(_ target: Int32) {
        let position = positions[Int(target)]
        precondition(position >= 0, "only what was added is removed")
        positions[Int(target)] = -1
        let last = entries.removeLast()
        let generation = generations.removeLast()
        guard position < entries.count else { return }
        entries[position] = last
        generations[position] = generation
        positions[Int(last.fd)] = position
    }

    /// Waits for at most so many milliseconds, -1 for ever; returns the number of events.
    func wait(milliseconds: Int32) -> Int {
        events.removeAll(keepingCapacity: true)
        var left = Int(unsafe poll(&entries, nfds_t(entries.count), milliseconds))
        for (index, entry) in entries.enumerated() where entry.revents != 0 {
            guard left > 0 else { break }
            left -= 1
            events.append(PollPoller.event(entry, generations[index]))
        }
        return events.count
    }

    /// One event of the last wait.
    func event(_ index: Int) -> PollerEvent { events[index] }

    private static func event(_ entry: pollfd, _ generation: UInt32) -> PollerEvent {
        let bits = Int32(entry.revents)
        var ready: Interest = []
        if bits & POLLIN != 0 { ready.insert(.read) }
        if bits & POLLOUT != 0 { ready.insert(.write) }
        return PollerEvent(
            descriptor: entry.fd, generation: generation,
            ready: ready, isBroken: bits & (POLLERR | POLLHUP | POLLNVAL) != 0)
    }

    private static func bits(_ interest: Interest) -> Int16 {
        (interest.contains(.read) ? Int16(POLLIN) : 0) | (interest.contains(.write) ? Int16(POLLOUT) : 0)
    }
}
