// `environ` is a variable of C; there is one thread, and nothing else changes it.
@unsafe @preconcurrency import Glibc

/// A command that runs beside us, with our streams and our environment.
enum ChildCommand {
    /// Starts it, found by the PATH, with these variables too; its process number.
    ///
    /// It holds no signal back and gets SIGPIPE as usual; every descriptor of ours closes as it starts.
    static func start(
        _ words: [String], _ variables: [(name: String, value: String)]
    ) throws(CommandFailure) -> pid_t {
        for (name, value) in variables { unsafe setenv(name, value, 1) }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var id: pid_t = 0
        let fault = unsafe posix_spawnp(&id, words[0], nil, &attributes, &arguments, environ)
        guard fault == 0 else { throw failure(fault, words[0]) }
        return id
    }

    private static func failure(_ number: Int32, _ name: String) -> CommandFailure {
        let name = name.prefix(200)
        guard number != ENOENT else {
            return CommandFailure(
                code: .notFound, sentence: "the command \(name) was not found, or what its first line names",
                more: nil)
        }
        let reason = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
        return CommandFailure(
            code: .notExecutable, sentence: "the command \(name) cannot be executed: \(reason)", more: nil)
    }
}
