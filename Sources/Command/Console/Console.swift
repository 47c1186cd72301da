import Glibc

/// Where words come from and go: machine output on stdout, words for people on stderr.
struct Console {
    /// Takes a line for programs, or the report that was asked for.
    var output: (String) -> Void
    /// Takes a line for people.
    var error: (String) -> Void
    /// Takes a line for people where it can be taken at once; false where nobody reads, and the line is lost.
    var note: (String) -> Bool = { _ in true }
    /// Gives what stands on stdin, at most so many bytes and one more.
    var input: (_ atMost: Int) -> [UInt8]
    /// Whether colours are wanted on stdout.
    var hasColour: Bool
}

extension Console {
    /// The process's own; colours only on a terminal, and never with NO_COLOR (no-color.org).
    static var terminal: Console {
        let refused = !(SystemEnvironment.variable("NO_COLOR") ?? "").isEmpty
        return Console(
            output: { write($0 + "\n", to: 1) }, error: { write($0 + "\n", to: 2) },
            note: { writeAtOnce($0 + "\n", to: 2) }, input: read,
            hasColour: isatty(1) == 1 && !refused)
    }

    private static func read(atMost maximum: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= maximum {
            let count = unsafe Glibc.read(0, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes
    }

    /// A loop that serves must not wait for whoever reads its log: a pipe takes a line whole or not at all.
    private static func writeAtOnce(_ text: String, to descriptor: Int32) -> Bool {
        var poller = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard unsafe poll(&poller, 1, 0) == 1, poller.revents & Int16(POLLOUT) != 0 else { return false }
        // A pipe that is writable has room for PIPE_BUF bytes (POSIX, poll); a longer line is cut to that.
        let bytes = Array(text.utf8.prefix(4_095)) + (text.utf8.count > 4_095 ? [0x0A] : [])
        return unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return lost(descriptor) }
            bytes = bytes.dropFirst(count)
        }
    }

    /// What was asked for could not be printed: that is no success (a full disk, a closed pipe).
    private static func lost(_ descriptor: Int32) {
        guard descriptor == 1 else { return }
        write("chatgate: cannot write to standard output\n", to: 2)
        exit(ExitCode.usage.rawValue)
    }
}
