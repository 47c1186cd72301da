import CLinux
import Glibc

/// A descriptor of a socket that is closed with its last owner; the calls on it, none of which blocks.
struct Socket: ~Copyable {
    /// What a call on a socket came to.
    enum Outcome {
        /// So many bytes went through; more than none.
        case bytes(Int)
        /// Nothing can go through now.
        case wouldBlock
        /// The peer sends nothing more.
        case ended
        /// The connection is broken.
        case failed
    }

    let descriptor: Int32

    /// Takes over an open descriptor.
    init(owning descriptor: Int32) { self.descriptor = descriptor }

    /// A new stream socket, non-blocking and closed on exec; nil with `errno` set when refused.
    init?(family: Int32) {
        let flags = SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue
        descriptor = socket(family, Int32(flags), 0)
        guard descriptor >= 0 else { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Makes the close of a descriptor a reset: what is unsent is dropped (socket(7), `SO_LINGER`).
    static func resetOnClose(_ descriptor: Int32) {
        var off = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_LINGER, &off, socklen_t(MemoryLayout<linger>.size))
    }

    /// Reads once into `buffer`.
    static func receive(_ descriptor: Int32, into buffer: inout [UInt8]) -> Outcome {
        outcome(unsafe recv(descriptor, &buffer, buffer.count, 0), atZero: .ended)
    }

    /// Sends once from a place in memory.
    static func send(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Outcome {
        outcome(
            unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)),
            atZero: .wouldBlock)
    }

    /// Takes the next connection of a listener, non-blocking and closed on exec; `errno` when there is none.
    static func accept(_ listener: Int32, peer: inout SocketAddress) -> Int32 {
        let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        return unsafe peer.fill { address, length in unsafe accept4(listener, address, length, flags) }
    }

    /// Sets a numeric option; a system that lacks it goes on without.
    static func set(_ option: Int32, to value: Int32 = 1, level: Int32, _ descriptor: Int32) {
        var value = value
        _ = unsafe setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Sends small answers at once instead of waiting for the last acknowledgement (RFC 896).
    static func setNoDelay(_ descriptor: Int32) { set(TCP_NODELAY, level: Int32(IPPROTO_TCP), descriptor) }

    private static func outcome(_ result: Int, atZero: Outcome) -> Outcome {
        if result > 0 { return .bytes(result) }
        if result == 0 { return atZero }
        // A signal between two bytes is no fault: what is left is reported again.
        return errno == EAGAIN || errno == EINTR ? .wouldBlock : .failed
    }
}
