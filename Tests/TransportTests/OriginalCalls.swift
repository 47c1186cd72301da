import Glibc

/// The C library's own functions behind the interposed ones.
enum OriginalCalls {
    typealias Accept =
        @convention(c) (Int32, UnsafeMutableRawPointer?, UnsafeMutablePointer<socklen_t>?, Int32) -> Int32
    typealias Receive = @convention(c) (Int32, UnsafeMutableRawPointer?, Int, Int32) -> Int
    typealias Send = @convention(c) (Int32, UnsafeRawPointer?, Int, Int32) -> Int
    typealias Option = @convention(c) (Int32, Int32, Int32, UnsafeRawPointer?, socklen_t) -> Int32
    typealias Control = @convention(c) (Int32, Int32, Int32, UnsafeMutableRawPointer?) -> Int32
    typealias EpollWait = @convention(c) (Int32, UnsafeMutableRawPointer?, Int32, Int32) -> Int32
    typealias Poll = @convention(c) (UnsafeMutableRawPointer?, UInt, Int32) -> Int32
    typealias Clock = @convention(c) (Int32, UnsafeMutablePointer<timespec>?) -> Int32
    typealias Name =
        @convention(c) (Int32, UnsafeMutableRawPointer?, UnsafeMutablePointer<socklen_t>?) -> Int32
    typealias Bind = @convention(c) (Int32, UnsafeRawPointer?, socklen_t) -> Int32
    typealias One = @convention(c) (Int32) -> Int32
    typealias Two = @convention(c) (Int32, Int32) -> Int32
    typealias Three = @convention(c) (Int32, Int32, Int32) -> Int32
    typealias Counter = @convention(c) (UInt32, Int32) -> Int32

    static let accept4 = unsafe unsafeBitCast(find("accept4"), to: Accept.self)
    static let recv = unsafe unsafeBitCast(find("recv"), to: Receive.self)
    static let send = unsafe unsafeBitCast(find("send"), to: Send.self)
    static let shutdown = unsafe unsafeBitCast(find("shutdown"), to: Two.self)
    static let close = unsafe unsafeBitCast(find("close"), to: One.self)
    static let setsockopt = unsafe unsafeBitCast(find("setsockopt"), to: Option.self)
    static let epollControl = unsafe unsafeBitCast(find("epoll_ctl"), to: Control.self)
    static let epollWait = unsafe unsafeBitCast(find("epoll_wait"), to: EpollWait.self)
    static let poll = unsafe unsafeBitCast(find("poll"), to: Poll.self)
    static let clock = unsafe unsafeBitCast(find("clock_gettime"), to: Clock.self)
    static let socket = unsafe unsafeBitCast(find("socket"), to: Three.self)
    static let bind = unsafe unsafeBitCast(find("bind"), to: Bind.self)
    static let listen = unsafe unsafeBitCast(find("listen"), to: Two.self)
    static let getsockname = unsafe unsafeBitCast(find("getsockname"), to: Name.self)
    static let epollCreate = unsafe unsafeBitCast(find("epoll_create1"), to: One.self)
    static let eventfd = unsafe unsafeBitCast(find("eventfd"), to: Counter.self)

    /// The next definition of a function behind this program's own (dlsym(3), `RTLD_NEXT`).
    private static func find(_ name: String) -> UnsafeMutableRawPointer {
        guard let function = unsafe dlsym(UnsafeMutableRawPointer(bitPattern: -1), name) else {
            preconditionFailure("the C library has \(name)")
        }
        return unsafe function
    }
}
