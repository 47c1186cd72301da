import CLinux

/// The C library's allocator, as a server needs it.
package enum Allocator {
    /// Keeps the room of large answers for the next ones.
    ///
    /// By default the room of each above 128 KiB goes back to the system, which hands it out again page by
    /// page and cleared: three quarters of the time that a transcript of 4 MiB takes (mallopt(3)).
    package static func keepRoom() {
        mallopt(M_MMAP_THRESHOLD, 32 << 20)
        mallopt(M_TRIM_THRESHOLD, 128 << 20)
    }
}
