import Glibc

// The calls with which a server begins, in place of the C library's, as in InterposedCalls.swift.

@c(socket) func socketUnderTest(_ family: Int32, _ kind: Int32, _ number: Int32) -> Int32 {
    Interference.refuses(.socket) ? -1 : Interference.noteOpened(OriginalCalls.socket(family, kind, number))
}

@c(bind) func bindUnderTest(_ descriptor: Int32, _ address: UnsafeRawPointer?, _ length: socklen_t) -> Int32 {
    Interference.refuses(.bind) ? -1 : unsafe OriginalCalls.bind(descriptor, address, length)
}

@c(listen) func listenUnderTest(_ descriptor: Int32, _ backlog: Int32) -> Int32 {
    Interference.refuses(.listen) ? -1 : OriginalCalls.listen(descriptor, backlog)
}

@c(getsockname) func getsocknameUnderTest(
    _ descriptor: Int32, _ address: UnsafeMutableRawPointer?, _ length: UnsafeMutablePointer<socklen_t>?
) -> Int32 {
    Interference.refuses(.getsockname) ? -1 : unsafe OriginalCalls.getsockname(descriptor, address, length)
}

@c(epoll_create1) func epollCreateUnderTest(_ flags: Int32) -> Int32 {
    Interference.refuses(.epoll_create1) ? -1 : Interference.noteOpened(OriginalCalls.epollCreate(flags))
}

@c(eventfd) func eventfdUnderTest(_ value: UInt32, _ flags: Int32) -> Int32 {
    Interference.refuses(.eventfd) ? -1 : Interference.noteOpened(OriginalCalls.eventfd(value, flags))
}
