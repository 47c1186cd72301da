import Glibc
import Transport

/// The signals of a process that runs one command: its end raises a wakeup, and what another process sends
/// to us goes on to it.
///
/// Handlers run on the one thread there is, and everything below changes with the signals held back.
enum ChildSignals {
    /// What goes on to the command.
    private static let passedOn = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2]

    nonisolated(unsafe) private static var wakeup: Wakeup?
    /// The command's number while it runs; 0 before and after.
    nonisolated(unsafe) private static var child: pid_t = 0
    nonisolated(unsafe) private static var status: Int32 = 0

    /// How the command ended: its exit code, or 128 and the signal.
    static var code: Int32 {
        let signal = unsafe status & 0x7F
        return signal == 0 ? unsafe (status >> 8) & 0xFF : 128 + signal
    }

    /// Starts a command and watches it from its first moment; what was sent meanwhile reaches it too.
    static func watch<Failure>(
        raising wakeup: Wakeup, _ start: () throws(Failure) -> pid_t
    ) throws(Failure) {
        var held = sigset_t()
        unsafe sigemptyset(&held)
        for signal in passedOn + [SIGCHLD] { unsafe sigaddset(&held, signal) }
        unsafe pthread_sigmask(SIG_BLOCK, &held, nil)
        // Whoever started us may have held some back: then nothing could end the command but SIGKILL.
        defer { unsafe pthread_sigmask(SIG_UNBLOCK, &held, nil) }
        unsafe self.wakeup = wakeup
        install(held)
        unsafe child = try start()
    }

    private static func install(_ held: sigset_t) {
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_sigaction = { number, information, _ in
            let saved = errno
            number == SIGCHLD ? ChildSignals.reap() : unsafe ChildSignals.passOn(number, information)
            errno = saved
        }
        action.sa_flags = SA_RESTART | SA_SIGINFO | SA_NOCLDSTOP
        action.sa_mask = held
        unsafe sigaction(SIGCHLD, &action, nil)
        for signal in passedOn {
            // What is ignored from the start, as under nohup, is ignored by the command too.
            var inherited = sigaction()
            unsafe sigaction(signal, nil, &inherited)
            if unsafe inherited.__sigaction_handler.sa_handler == nil {
                unsafe sigaction(signal, &action, nil)
            }
        }
    }

    /// Takes in every child that has ended: as the first process of a container we inherit those of others.
    private static func reap() {
        var ended: Int32 = 0
        while true {
            let id = unsafe waitpid(-1, &ended, WNOHANG)
            if id <= 0 { return }
            guard unsafe id == child else { continue }
            unsafe status = ended
            unsafe child = 0
            unsafe wakeup?.raise()
        }
    }

    /// A key of the terminal, which the kernel turns into a signal, reaches the command without us: only what
    /// a process sent is passed on (POSIX.1-2024, XSH 2.4.3: `si_code` is 0 or less).
    private static func passOn(_ number: Int32, _ information: UnsafeMutablePointer<siginfo_t>?) {
        guard unsafe child > 0, let information = unsafe information, unsafe information.pointee.si_code <= 0
        else { return }
        unsafe kill(child, number)
    }
}
