import Glibc

/// An address as the system's calls want it: `sockaddr_in` or `sockaddr_in6`.
struct SocketAddress {
    private var storage = sockaddr_storage()
    private var length = socklen_t(MemoryLayout<sockaddr_storage>.size)

    /// Room for an address that a call will fill in.
    init() {}

    /// The address of a literal, or of `localhost`; nil for anything else.
    init?(host: String, port: UInt16) {
        // RFC 6761 §6.3: `localhost` is always the loopback address.
        let literal = host == "localhost" ? "127.0.0.1" : host
        guard !literal.utf8.contains(0) else { return nil }
        if !fillVersion4(literal, port), !fillVersion6(literal, port) { return nil }
    }

    /// A copy of an address that the system made.
    init(copying address: UnsafePointer<sockaddr>, length: socklen_t) {
        let size = min(Int(length), MemoryLayout<sockaddr_storage>.size)
        unsafe withUnsafeMutableBytes(of: &storage) { target in
            unsafe target.copyMemory(from: UnsafeRawBufferPointer(start: address, count: size))
        }
        self.length = socklen_t(size)
    }

    /// `AF_INET` or `AF_INET6`.
    var family: Int32 { Int32(storage.ss_family) }

    var isVersion6: Bool { family == AF_INET6 }

    /// The same address as octets and port.
    var peer: PeerAddress {
        unsafe withUnsafeBytes(of: storage) { bytes in
            let port = unsafe UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
            if isVersion6 {
                let high = unsafe UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                let low = unsafe UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
                return PeerAddress(high: high, low: low, port: port)
            }
            let address = unsafe UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
            return PeerAddress(version4: address, port: port)
        }
    }

    /// Hands the address to a call that reads it.
    func read<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        unsafe withUnsafePointer(to: storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0, length) }
        }
    }

    /// Hands the room to a call that fills it in.
    mutating func fill<Result>(
        _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Result
    ) -> Result {
        length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        var filled = length
        let result = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0, &filled) }
        }
        length = filled
        return result
    }

    private mutating func fillVersion4(_ literal: String, _ port: UInt16) -> Bool {
        var address = sockaddr_in()
        guard unsafe inet_pton(AF_INET, literal, &address.sin_addr) == 1 else { return false }
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        unsafe self = withUnsafeBytes(of: address) { unsafe SocketAddress(bytes: $0) }
        return true
    }

    private mutating func fillVersion6(_ literal: String, _ port: UInt16) -> Bool {
        var address = sockaddr_in6()
        guard unsafe inet_pton(AF_INET6, literal, &address.sin6_addr) == 1 else { return false }
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        unsafe self = withUnsafeBytes(of: address) { unsafe SocketAddress(bytes: $0) }
        return true
    }

    private init(bytes: UnsafeRawBufferPointer) {
        unsafe withUnsafeMutableBytes(of: &storage) { unsafe $0.copyMemory(from: bytes) }
        length = socklen_t(bytes.count)
    }
}
