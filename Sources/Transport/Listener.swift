import Glibc

/// A bound and listening socket.
final class Listener {
    private let socket: Socket
    let address: ListenAddress

    /// Binds to an address; port 0 lets the system choose one.
    init(_ wanted: ListenAddress) throws(ServerError) {
        guard let place = SocketAddress(host: wanted.host, port: wanted.port) else {
            throw .addressNotAvailable(wanted, reason: "not an address of this machine")
        }
        guard let socket = Socket(family: place.family) else {
            throw ServerError(call: "socket", address: wanted)
        }
        // Without it, a restart would wait for the old connections' TIME_WAIT (RFC 9293 §3.3.2).
        Socket.set(SO_REUSEADDR, level: SOL_SOCKET, socket.descriptor)
        // Inherited by every connection; else the system takes up to 4 MiB for who reads nothing (tcp(7)).
        Socket.set(SO_SNDBUF, to: 256 * 1024, level: SOL_SOCKET, socket.descriptor)
        let descriptor = socket.descriptor
        guard unsafe place.read({ unsafe bind(descriptor, $0, $1) }) == 0 else {
            throw ServerError(call: "bind", address: wanted)
        }
        guard listen(descriptor, 512) == 0 else { throw ServerError(call: "listen", address: wanted) }
        var bound = SocketAddress()
        guard unsafe bound.fill({ unsafe getsockname(descriptor, $0, $1) }) == 0,
            let address = ListenAddress(host: wanted.host, port: bound.peer.port)
        else { throw ServerError(call: "getsockname") }
        self.socket = socket
        self.address = address
    }

    var descriptor: Int32 { socket.descriptor }
}
