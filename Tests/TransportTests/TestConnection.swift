import Glibc
import Testing
import Transport

/// A client's end of a connection, made of plain blocking calls; no call takes over five seconds.
final class TestConnection {
    /// One answer, as far as the tests look at it.
    struct Answer: Equatable {
        let status: Int
        let head: String
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
        var saysClose: Bool { head.lowercased().contains("\r\nconnection: close\r\n") }
    }

    /// Nobody accepts connections there.
    enum Failure: Error { case notConnected }

    let descriptor: Int32
    private var received: [UInt8] = []
    private var start = 0
    private var isOpen = true
    /// Microseconds to rest before each read.
    var pace: UInt32 = 0
    /// The most bytes that go in one call, either way.
    var mostBytes = 262_144

    /// Connects to a server on 127.0.0.1; `window` bounds the bytes that wait for this end.
    init(_ address: ListenAddress, window: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(descriptor >= 0)
        if var window {
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &window, socklen_t(4))
        }
        var wait = timeval(tv_sec: 5, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &wait, size)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = address.port.bigEndian
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = unsafe withUnsafePointer(to: place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure.notConnected }
    }

    deinit { close() }

    func close() {
        if isOpen { _ = Glibc.close(descriptor) }
        isOpen = false
    }

    /// Ends the connection with a reset instead of in good order (socket(7), `SO_LINGER`).
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    /// Sends all of it; the number of bytes that went through.
    @discardableResult func send(_ bytes: [UInt8]) -> Int {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...].prefix(mostBytes).withUnsafeBytes { buffer in
                unsafe Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { break }
            sent += count
        }
        return sent
    }

    /// Says that nothing more comes from this end.
    func endInput() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Reads once more; false at the end, after five seconds, or when the connection broke.
    private func fill() -> Bool {
        if pace > 0 { usleep(pace) }
        var buffer = [UInt8](repeating: 0, count: mostBytes)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        received.append(contentsOf: buffer[..<count])
        return true
    }

    /// The next answer, or nil when none comes whole.
    func answer() -> Answer? {
        var scanned = start
        var end: Int?
        while end == nil {
            end = headEnd(from: max(start, scanned - 3))
            scanned = received.count
            if end == nil, !fill() { return nil }
        }
        guard let end else { return nil }
        let head = String(decoding: received[start..<end], as: UTF8.self)
        let status = Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0
        let length = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
        let size = length.flatMap { Int($0.split(separator: " ").last ?? "") } ?? 0
        while received.count < end + size { guard fill() else { return nil } }
        defer { forget(through: end + size) }
        return Answer(status: status, head: head, body: Array(received[end..<end + size]))
    }

    /// Sends a request and reads its answer.
    func exchange(_ bytes: [UInt8]) -> Answer? {
        send(bytes)
        return answer()
    }

    /// The next bytes as text; what came of them when they do not all come.
    func text(_ count: Int) -> String { String(decoding: bytes(count), as: UTF8.self) }

    /// The next bytes; what came of them when they do not all come.
    func bytes(_ count: Int) -> [UInt8] {
        while received.count < start + count, fill() {}
        let end = min(received.count, start + count)
        defer { forget(through: end) }
        return Array(received[start..<end])
    }

    /// All bytes up to the end of the connection.
    func rest() -> [UInt8] {
        while fill() {}
        defer { start = received.count }
        return Array(received[start...])
    }

    /// Whether a read would not wait.
    func isReadable() -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&entry, 1, 0) == 1
    }

    /// Whether the other end closed in good order, with nothing left to read.
    func isAtEnd() -> Bool {
        var byte: UInt8 = 0
        let count = unsafe recv(descriptor, &byte, 1, 0)
        return start == received.count && count == 0
    }

    private func forget(through index: Int) {
        start = index
        guard start > 1 << 22 else { return }
        received.removeFirst(start)
        start = 0
    }

    private func headEnd(from first: Int) -> Int? {
        var index = first
        while index + 4 <= received.count {
            if received[index] == 13, received[index..<index + 4].elementsEqual([13, 10, 13, 10]) {
                return index + 4
            }
            index += 1
        }
        return nil
    }
}
