import Glibc

/// A client's TCP connection; closed with its last owner.
final class ClientSocket {
    /// What a read came to.
    enum Outcome {
        case bytes(Int)
        case wouldBlock
        /// The peer is gone, or the connection is broken.
        case ended
    }

    let descriptor: Int32

    /// Connects to an IPv4 address, waiting for it.
    init(host: String, port: UInt16) throws(BenchFailure) {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        let literal = host == "localhost" ? "127.0.0.1" : host
        guard unsafe inet_pton(AF_INET, literal, &address.sin_addr) == 1 else {
            throw .usage("\(host) is no IPv4 address")
        }
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system("no socket") }
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, size)
            }
        }
        guard result == 0 else { throw .system("no connection to \(host):\(port)") }
        var one: Int32 = 1
        unsafe setsockopt(
            descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(descriptor) }

    /// Sends a whole request without waiting; false where the system does not take all of it.
    ///
    /// Nothing else is under way on the connection: there is room for a request, or the peer is gone.
    func send(_ request: [UInt8]) -> Bool {
        unsafe Glibc.send(descriptor, request, request.count, Int32(MSG_NOSIGNAL))
            == request.count
    }

    /// Reads what is there.
    func receive(into buffer: UnsafeMutableRawBufferPointer) -> Outcome {
        let count = unsafe recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
        if count > 0 { return .bytes(count) }
        return count < 0 && (errno == EAGAIN || errno == EINTR) ? .wouldBlock : .ended
    }
}
