import Glibc
import Transport

/// The three streams between us and a program that we started.
///
/// Standard input is a socket, so that a program that reads no more cannot end us by SIGPIPE.
struct ChildPipes: ~Copyable {
    /// Our ends: input, output, errors.
    private let ours: [Int32]
    /// The program's ends, in the order of its descriptors.
    let farEnds: [Int32]

    init() throws(ChildFailure) {
        var ours: [Int32] = []
        var far: [Int32] = []
        for _ in 0..<3 {
            var pair: [Int32] = [-1, -1]
            guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0 else {
                for descriptor in ours + far { close(descriptor) }
                throw .notStarted
            }
            // A program of its own must not inherit any of these but as 0, 1 and 2.
            for descriptor in pair { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
            _ = fcntl(pair[0], F_SETFL, O_NONBLOCK)
            ours.append(pair[0])
            far.append(pair[1])
        }
        self.ours = ours
        farEnds = far
    }

    deinit { for descriptor in ours { close(descriptor) } }

    /// Closes what only the program uses, once it runs.
    func closeFarEnds() { for descriptor in farEnds { close(descriptor) } }

    /// Tells the program its input and takes what it says, until it closes both of its outputs.
    func exchange(
        _ input: [UInt8], until deadline: Int64, mostOutput: Int
    ) throws(ChildFailure) -> (output: [UInt8], errors: [UInt8]) {
        var said: [[UInt8]] = [[], []]
        var isOpen = [true, true]
        var rest = input[...]
        if rest.isEmpty { shutdown(ours[0], Int32(SHUT_WR)) }
        while isOpen[0] || isOpen[1] {
            try wait(isOpen, wantsToWrite: !rest.isEmpty, until: deadline)
            if !rest.isEmpty, write(&rest) { shutdown(ours[0], Int32(SHUT_WR)) }
            for stream in 0..<2 where isOpen[stream] {
                isOpen[stream] = read(ours[stream + 1], into: &said[stream])
                if said[stream].count > mostOutput { throw .saidTooMuch }
            }
        }
        return (said[0], said[1])
    }

    private func wait(
        _ isOpen: [Bool], wantsToWrite: Bool, until deadline: Int64
    ) throws(ChildFailure) {
        var entries = [
            pollfd(fd: wantsToWrite ? ours[0] : -1, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: isOpen[0] ? ours[1] : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isOpen[1] ? ours[2] : -1, events: Int16(POLLIN), revents: 0),
        ]
        let left = deadline - SystemClock.monotonic()
        guard left > 0 else { throw .timedOut }
        _ = unsafe poll(&entries, nfds_t(entries.count), Int32(clamping: left))
    }

    /// Writes what is taken now; true once nothing is left, or the program reads no more.
    private func write(_ rest: inout ArraySlice<UInt8>) -> Bool {
        let count = unsafe rest.withUnsafeBytes {
            unsafe send(ours[0], $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count < 0 {
            if errno != EAGAIN, errno != EINTR { rest = [] }
        } else {
            rest = rest.dropFirst(count)
        }
        return rest.isEmpty
    }

    /// Reads what is there; false at the end.
    private func read(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
        if count < 0 { return errno == EAGAIN || errno == EINTR }
        bytes += chunk[..<count]
        return count > 0
    }
}
