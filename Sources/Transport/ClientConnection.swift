import Glibc

/// A client's connection that blocks, but never past its deadline.
struct ClientConnection: ~Copyable {
    private let socket: Socket
    /// When waiting ends, in monotonic milliseconds.
    var deadline: Int64

    /// Connects to an address.
    init(_ address: SocketAddress, deadline: Int64) throws(ClientError) {
        guard let socket = Socket(family: address.family) else {
            throw .notConnected(reason: SystemText.of(errno))
        }
        let descriptor = socket.descriptor
        let result = unsafe address.read { unsafe connect(descriptor, $0, $1) }
        if result != 0, errno != EINPROGRESS { throw .notConnected(reason: SystemText.of(errno)) }
        try ClientConnection.wait(descriptor, for: POLLOUT, until: deadline)
        var fault: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &fault, &size)
        guard fault == 0 else { throw .notConnected(reason: SystemText.of(fault)) }
        Socket.setNoDelay(descriptor)
        self.socket = socket
        self.deadline = deadline
    }

    /// Sends all bytes, or as many as the peer takes: one that has answered already may take no more.
    func send(_ bytes: [UInt8]) throws(ClientError) {
        var start = 0
        while start < bytes.count {
            let outcome = unsafe bytes.withUnsafeBytes { all in
                unsafe Socket.send(socket.descriptor, UnsafeRawBufferPointer(rebasing: all[start...]))
            }
            switch outcome {
            case .bytes(let count): start += count
            case .wouldBlock: try ClientConnection.wait(socket.descriptor, for: POLLOUT, until: deadline)
            case .ended, .failed: return
            }
        }
    }

    /// Reads what is there, waiting for it; the number of bytes, 0 at the end.
    func receive(into buffer: inout [UInt8]) throws(ClientError) -> Int {
        while true {
            try ClientConnection.wait(socket.descriptor, for: POLLIN, until: deadline)
            switch Socket.receive(socket.descriptor, into: &buffer) {
            case .bytes(let count): return count
            case .wouldBlock: continue
            case .ended: return 0
            case .failed: throw .broken(reason: SystemText.of(errno))
            }
        }
    }

    /// Says that nothing more comes from this end.
    func endSending() { shutdown(socket.descriptor, Int32(SHUT_WR)) }

    private static func wait(
        _ descriptor: Int32, for events: Int32, until deadline: Int64
    ) throws(ClientError) {
        var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        while true {
            let left = deadline - SystemClock.monotonic()
            guard left > 0 else { throw .timedOut }
            let count = unsafe poll(&entry, 1, Int32(clamping: left))
            if count > 0 { return }
            if count < 0, errno != EINTR { throw .broken(reason: SystemText.of(errno)) }
        }
    }
}
