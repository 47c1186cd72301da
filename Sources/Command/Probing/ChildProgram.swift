import Encoding
import Glibc
import Transport

/// Another program, run to its end: what it is told on standard input, what it says, how it ends.
///
/// Bounded in time and in output; it never outlives the call.
struct ChildProgram {
    /// How the program ended: its exit code, or 128 and the signal.
    private(set) var code: Int32 = 0
    /// What it said on standard output and standard error.
    private(set) var output: [UInt8] = [], errors: [UInt8] = []

    /// Runs a program, found by the PATH, with these words and these variables of ours, where they are set.
    init(
        _ name: String, _ words: [String], variables: [String], input: [UInt8], timeout: Duration,
        mostOutput: Int
    ) throws(ChildFailure) {
        let pipes = try ChildPipes()
        let environment = variables.compactMap { variable in
            SystemEnvironment.variable(variable).map { "\(variable)=\($0)" }
        }
        let started = Self.spawn([name] + words, environment, pipes)
        pipes.closeFarEnds()
        let id = try started.get()
        let deadline = SystemClock.monotonic() + timeout.milliseconds
        do throws(ChildFailure) {
            (output, errors) = try pipes.exchange(input, until: deadline, mostOutput: mostOutput)
            code = try Self.wait(for: id, until: deadline)
        } catch {
            kill(id, SIGKILL)
            _ = try? Self.wait(for: id, until: .max)
            throw error
        }
    }

    private static func spawn(
        _ words: [String], _ environment: [String], _ pipes: borrowing ChildPipes
    ) -> Result<pid_t, ChildFailure> {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (number, descriptor) in pipes.farEnds.enumerated() {
            unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
        }
        var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
        var id: pid_t = 0
        let fault = unsafe posix_spawnp(&id, words[0], &actions, nil, &arguments, &variables)
        return fault == 0 ? .success(id) : .failure(fault == ENOENT ? .notInstalled : .notStarted)
    }

    private static func wait(for id: pid_t, until deadline: Int64) throws(ChildFailure) -> Int32 {
        var status: Int32 = 0
        while true {
            let result = unsafe waitpid(id, &status, deadline == .max ? 0 : WNOHANG)
            if result == id { break }
            if result < 0, errno != EINTR { return 0 }
            if SystemClock.monotonic() > deadline { throw .timedOut }
            if result == 0 { usleep(1_000) }
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
