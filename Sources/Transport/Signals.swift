import Glibc

/// The process's signals, turned into a wakeup of one server.
package enum Signals {
    /// The wakeup that SIGINT and SIGTERM raise; held, so that its descriptor stays open.
    nonisolated(unsafe) private static var wakeup: Wakeup?
    /// The same as a number, all that a handler may touch.
    nonisolated(unsafe) private static var descriptor: Int32 = -1

    /// Lets SIGINT and SIGTERM raise `wakeup`, and ignores SIGPIPE; call it once, before `Server.run`.
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
        ignoreBrokenPipes()
    }

    /// Makes a write to a closed pipe or socket an error instead of the process's end.
    package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}
