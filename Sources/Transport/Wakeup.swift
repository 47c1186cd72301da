import CLinux
import Glibc

/// A descriptor that ends a loop's wait from anywhere: another thread, or a signal handler.
///
/// Whoever holds it keeps the descriptor open, so that a late `raise` never writes to another file.
package final class Wakeup: Sendable {
    /// The eventfd: readable once raised.
    let descriptor: Int32

    /// A wakeup that has not been raised.
    init() throws(ServerError) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard descriptor >= 0 else { throw ServerError(call: "eventfd") }
    }

    deinit { close(descriptor) }

    /// Ends the wait; any number of times, from any thread, and async-signal-safe.
    package func raise() { Wakeup.raise(descriptor) }

    /// The same by the number alone, for a signal handler.
    static func raise(_ descriptor: Int32) {
        var one: UInt64 = 1
        _ = unsafe write(descriptor, &one, MemoryLayout<UInt64>.size)
    }
}
