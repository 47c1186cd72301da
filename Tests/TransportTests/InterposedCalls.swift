import Glibc

// The linker takes these functions in place of the C library's, in this process of tests alone: the loop is
// tested as it stands, without a seam. A call that nobody refuses goes on to the C library.

@c(accept4) func accept4UnderTest(
    _ listener: Int32, _ address: UnsafeMutableRawPointer?, _ length: UnsafeMutablePointer<socklen_t>?,
    _ flags: Int32
) -> Int32 {
    if Interference.refuses(.accept4) { return -1 }
    let descriptor = unsafe OriginalCalls.accept4(listener, address, length, flags)
    return Interference.noteOpened(descriptor, isConnection: true)
}

@c(recv) func recvUnderTest(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int, _ flags: Int32
) -> Int {
    if Interference.refuses(.recv, on: descriptor) { return -1 }
    let share = Interference.share(of: count, on: descriptor)
    return unsafe OriginalCalls.recv(descriptor, buffer, share, flags)
}

@c(send) func sendUnderTest(
    _ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int, _ flags: Int32
) -> Int {
    if Interference.refuses(.send, on: descriptor) { return -1 }
    let share = Interference.share(of: count, on: descriptor)
    return unsafe OriginalCalls.send(descriptor, buffer, share, flags)
}

@c(shutdown) func shutdownUnderTest(_ descriptor: Int32, _ side: Int32) -> Int32 {
    if Interference.refuses(.shutdown, on: descriptor) { return -1 }
    return OriginalCalls.shutdown(descriptor, side)
}

@c(setsockopt) func setsockoptUnderTest(
    _ descriptor: Int32, _ level: Int32, _ name: Int32, _ value: UnsafeRawPointer?, _ length: socklen_t
) -> Int32 {
    if Interference.refuses(.setsockopt, on: descriptor) { return -1 }
    return unsafe OriginalCalls.setsockopt(descriptor, level, name, value, length)
}

@c(close) func closeUnderTest(_ descriptor: Int32) -> Int32 {
    Interference.noteClosed(descriptor)
    return OriginalCalls.close(descriptor)
}

@c(epoll_ctl) func epollControlUnderTest(
    _ poller: Int32, _ operation: Int32, _ descriptor: Int32, _ event: UnsafeMutableRawPointer?
) -> Int32 {
    if Interference.refuses(.epoll_ctl, on: descriptor) { return -1 }
    return unsafe OriginalCalls.epollControl(poller, operation, descriptor, event)
}

@c(epoll_wait) func epollWaitUnderTest(
    _ poller: Int32, _ events: UnsafeMutableRawPointer?, _ most: Int32, _ milliseconds: Int32
) -> Int32 {
    if Interference.refuses(.epoll_wait) { return -1 }
    return unsafe OriginalCalls.epollWait(poller, events, most, milliseconds)
}

@c(poll) func pollUnderTest(
    _ entries: UnsafeMutableRawPointer?, _ count: UInt, _ milliseconds: Int32
) -> Int32 {
    if Interference.refuses(.poll) { return -1 }
    return unsafe OriginalCalls.poll(entries, count, milliseconds)
}

@c(clock_gettime) func clockUnderTest(_ clock: Int32, _ time: UnsafeMutablePointer<timespec>?) -> Int32 {
    let result = unsafe OriginalCalls.clock(clock, time)
    if clock == CLOCK_REALTIME { unsafe time?.pointee.tv_sec += Interference.calendarOffset }
    return result
}
