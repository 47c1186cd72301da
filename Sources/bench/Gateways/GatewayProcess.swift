// `environ` is a variable of C; there is one thread, and nothing else changes it.
@unsafe @preconcurrency import Glibc

/// A gateway that we start on a free port of the loopback address, and end.
final class GatewayProcess {
    let id: pid_t
    private let output: Int32

    /// Starts the binary; it is not ready yet.
    init(_ binary: String) throws(BenchFailure) {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw .system("no pipe") }
        defer { close(ends[1]) }
        output = ends[0]
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        unsafe posix_spawn_file_actions_addclose(&actions, ends[0])
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let words = [binary, "serve", "--listen", "127.0.0.1:0"]
        var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var id: pid_t = 0
        guard unsafe posix_spawn(&id, binary, &actions, nil, &arguments, environ) == 0 else {
            throw .input("\(binary) cannot be started")
        }
        self.id = id
    }

    /// Ends it, and waits for that.
    deinit {
        kill(id, SIGTERM)
        var status: Int32 = 0
        unsafe waitpid(id, &status, 0)
        close(output)
    }

    /// The line that it prints when it is ready.
    func readyLine() throws(BenchFailure) -> [UInt8] {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while line.last != UInt8(ascii: "\n") {
            let count = unsafe read(output, &buffer, buffer.count)
            guard count > 0 else { throw .wrong("the gateway does not become ready") }
            line += buffer[..<count]
        }
        return line
    }
}
