import Glibc

/// The process's signals, turned into a wakeup of one server.
package enum Signals {
    /// The wakeup that SIGINT and SIGTERM raise; held, so that its descriptor stays open.
    nonisolated(unsafe) private static var wakeup: Wakeup?
    /// The same as a number, all that a handler may touch.
    nonisolated(unsafe) private static var descriptor: Int32 = -1

    /// Lets SIGINT, SIGTERM and SIGHUP raise `wakeup`, and ignores SIGPIPE; call it once, before
    /// `Server.run`.
    package static func stop(with wakeup: Wakeup) {
        unsafe descriptor = wakeup.descriptor
        unsafe self.wakeup = wakeup
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in
            let saved = errno
            unsafe Wakeup.raise(Signals.descriptor)
            errno = saved
        }
        action.sa_flags = SA_RESTART
        for signal in [SIGINT, SIGTERM] { unsafe sigaction(signal, &action, nil) }
        // A closed terminal stops it like the others, unless nohup asked that it go on.
        var inherited = sigaction()
        unsafe sigaction(SIGHUP, nil, &inherited)
        if unsafe inherited.__sigaction_handler.sa_handler == nil { unsafe sigaction(SIGHUP, &action, nil) }
        letThrough([SIGINT, SIGTERM])
        ignoreBrokenPipes()
    }

    /// A process inherits its parent's mask, and one that a thread pool starts, as a test suite does, often
    /// finds these blocked: it could then only be killed.
    private static func letThrough(_ signals: [Int32]) {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        for signal in signals { unsafe sigaddset(&set, signal) }
        unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    /// Makes a write to a closed pipe or socket an error instead of the process's end.
    package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}
